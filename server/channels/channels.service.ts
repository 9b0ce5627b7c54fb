import { z } from 'zod';
import { requireAiAgent } from '../ai-agents/ai-agent-lookup.service.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { requireQuota } from '../billing/quotas.service.ts';
import { db, type Tx } from '../db/client.ts';
import { isForeignKeyViolation } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import { type Channel, ChannelType } from '../generated/prisma/client.ts';
import { mergePatch } from '../json/merge-patch.ts';
import { parseInput } from '../validation.ts';
import { channelAudit } from './channel-audit.ts';

const ChannelName = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters');
const SettingValue = z.union(
  [z.string().max(2000), z.number(), z.boolean(), z.null(), z.array(z.string().max(500)).max(100)],
  'takes text, a number, true, false, null or a list of texts',
);
const settingsMax = 100;
const ChannelSettings = z
  .record(z.string().max(60), SettingValue)
  .refine((settings) => Object.keys(settings).length <= settingsMax, `has more than ${settingsMax} settings`);

const CreateChannel = z.object({
  type: z.enum(ChannelType),
  name: ChannelName,
  settings: ChannelSettings.nullish().transform((settings) => settings ?? {}),
  aiAgentId: z.guid().nullish(),
});

const UpdateChannel = z.object({
  name: ChannelName.optional(),
  settings: ChannelSettings.optional(),
  aiAgentId: z.guid().nullish(),
});

/** Every organization has one API channel that is used where a request names none. */
export async function createDefaultChannel(current: Change): Promise<Channel> {
  const channel = await current.tx.channel.create({
    data: { id: newId(), organizationId: current.actor.organizationId, type: 'API', name: 'API', isDefault: true },
  });
  appendEvent(current, { type: 'channel.created', subjectId: channel.id });
  return channel;
}

export function listChannels(actor: Actor, page: Page): Promise<Channel[]> {
  const { organizationId } = authorizeStaff(actor, 'channels:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.channel.findMany({ where: { AND: [{ organizationId }, where] }, orderBy, take });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findChannel(actor: Actor, id: string): Promise<Channel> {
  const { organizationId } = authorizeStaff(actor, 'channels:read');
  const channel = await db.channel.findFirst({ where: { organizationId, id } });
  if (!channel) throw notFound('Channel');
  return channel;
}

/**
 * The channel a new conversation starts in.
 * @param id null: the organization's default API channel
 * @throws NOT_FOUND
 */
export async function chooseChannel(tx: Tx, organizationId: string, id: string | null): Promise<Channel> {
  const channel = await tx.channel.findFirst({
    where: id ? { organizationId, id } : { organizationId, type: 'API', isDefault: true },
  });
  if (!channel) throw notFound('Channel');
  return channel;
}

/** @throws VALIDATION_FAILED, FORBIDDEN, QUOTA_EXCEEDED, NOT_FOUND (the AI agent) */
export function createChannel(actor: Actor, input: unknown): Promise<Written<Channel>> {
  const member = authorizeStaff(actor, 'channels:write');
  const { organizationId } = member;
  const { aiAgentId, ...columns } = parseInput(CreateChannel, input);
  return change(member, async (current) => {
    if (aiAgentId) await requireAiAgent(current.tx, organizationId, aiAgentId);
    await requireQuota(current, 'channels');
    const channel = await current.tx.channel.create({
      data: { id: newId(), organizationId, ...columns, aiAgentId: aiAgentId ?? null },
    });
    appendEvent(current, { type: 'channel.created', subjectId: channel.id });
    recordAudit(current, channelAudit('channel.create', null, channel));
    return channel;
  });
}

/** Settings that are given change; null removes one. @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN */
export function updateChannel(actor: Actor, id: string, input: unknown): Promise<Written<Channel>> {
  const member = authorizeStaff(actor, 'channels:write');
  const { organizationId } = member;
  const { settings: given, ...changes } = parseInput(UpdateChannel, input);
  return change(member, async (current) => {
    await lockRow(current.tx, 'channels', organizationId, id);
    const found = await current.tx.channel.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Channel');
    if (changes.aiAgentId) await requireAiAgent(current.tx, organizationId, changes.aiAgentId);
    const settings = given && parseInput(z.object({ settings: ChannelSettings }), merged(found, given)).settings;
    const channel = await current.tx.channel.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...changes, ...(settings && { settings }) },
    });
    appendEvent(current, { type: 'channel.updated', subjectId: id });
    recordAudit(current, channelAudit('channel.update', found, channel));
    return channel;
  });
}

const merged = ({ settings }: Channel, given: object) => ({ settings: mergePatch(settings, given) });

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT for the default channel and one that has conversations */
export function deleteChannel(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'channels:write');
  return change(member, async (current) => {
    const found = await current.tx.channel.findFirst({ where: { organizationId: member.organizationId, id } });
    if (!found) throw notFound('Channel');
    if (found.isDefault) throw new AppError('CONFLICT', 'The default API channel cannot be deleted.');
    try {
      await current.tx.channel.delete({ where: { organizationId_id: { organizationId: member.organizationId, id } } });
    } catch (error) {
      if (isForeignKeyViolation(error)) throw new AppError('CONFLICT', 'The channel still has conversations or calls.');
      throw error;
    }
    appendEvent(current, { type: 'channel.deleted', subjectId: id });
    recordAudit(current, channelAudit('channel.delete', found, null));
    return { id };
  });
}
