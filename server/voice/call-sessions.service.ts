import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { findOrCreateContact } from '../contacts/contacts.service.ts';
import { newId, toTypeId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import { CallDirection, CallProvider, type CallSession } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { CallAddress, contactKey } from './call-address.ts';
import { callEvent } from './call-change.ts';
import { CallMetadata, mergeMetadata } from './call-metadata.ts';
import { chooseVoiceChannel, findAnsweringAgent } from './call-references.ts';
import { liveStatuses, reached } from './call-status.ts';

const CreateCallSession = z.object({
  from: CallAddress,
  to: CallAddress,
  direction: z.enum(CallDirection),
  provider: z
    .enum(CallProvider)
    .nullish()
    .transform((provider) => provider ?? 'OTHER'),
  providerCallId: z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters').nullish(),
  channelId: z.uuid().nullish(),
  contactId: z.uuid().nullish(),
  aiAgentId: z.uuid().nullish(),
  status: z
    .enum(liveStatuses, `takes one of ${liveStatuses.join(', ')}; endCallSession ends a call`)
    .nullish()
    .transform((status) => status ?? 'QUEUED'),
  metadata: CallMetadata.nullish(),
});

type NewCall = z.output<typeof CreateCallSession>;

const audited = ['provider', 'providerCallId', 'direction', 'status', 'from', 'to', 'metadata'] as const;

/**
 * Records a call with a contact, who is found by the number that is not the organization's own, or created. A provider
 * that announces a call again gets the session that exists.
 * @throws VALIDATION_FAILED, NOT_FOUND (channel, contact, AI agent), FORBIDDEN, UPSTREAM_FAILED for a provider that is
 * not connected
 */
export function createCallSession(actor: Actor, input: unknown): Promise<Written<CallSession>> {
  const member = authorizeStaff(actor, 'calls:write');
  const call = parseInput(CreateCallSession, input);
  return change(member, async (current) => {
    const earlier = call.providerCallId ? await findAnnounced(current, call.provider, call.providerCallId) : null;
    return earlier ?? insertCall(current, call);
  });
}

/** Two announcements of one call at once are serialised, so they make one. */
async function findAnnounced(
  { tx, actor: { organizationId } }: Change,
  provider: CallProvider,
  providerCallId: string,
): Promise<CallSession | null> {
  const lock = `call:${organizationId}:${provider}:${providerCallId}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  return tx.callSession.findFirst({ where: { organizationId, provider, providerCallId } });
}

async function insertCall(current: Change, call: NewCall): Promise<CallSession> {
  const { tx, actor } = current;
  const { organizationId } = actor;
  const { from, to, direction, provider, providerCallId } = call;
  const channel = await chooseVoiceChannel(tx, organizationId, call.channelId ?? null);
  const aiAgent = call.aiAgentId ? await findAnsweringAgent(tx, organizationId, call.aiAgentId) : null;
  const known = call.contactId ? { id: call.contactId } : contactKey(direction === 'INBOUND' ? from : to);
  const contact = await findOrCreateContact(current, known);
  refuseUnconnected(provider);
  const created = await tx.callSession.create({
    data: {
      id: newId(),
      organizationId,
      channelId: channel?.id ?? null,
      contactId: contact.id,
      aiAgentId: aiAgent?.id ?? null,
      ...{ from, to, direction, provider, providerCallId: providerCallId ?? null },
      metadata: mergeMetadata({}, call.metadata),
      ...reached(call.status, { startedAt: null, answeredAt: null }, new Date()),
    },
  });
  appendEvent(current, callEvent('call.created', created, { direction }));
  recordAudit(current, {
    action: 'call.create',
    targetType: 'CallSession',
    targetId: created.id,
    diff: {
      ...difference(null, created, audited),
      contactId: { from: null, to: toTypeId('cont', contact.id) },
      ...(channel && { channelId: { from: null, to: toTypeId('chan', channel.id) } }),
      ...(aiAgent && { aiAgentId: { from: null, to: toTypeId('agt', aiAgent.id) } }),
    },
  });
  return created;
}

const unconnected: Partial<Record<CallProvider, string>> = { TWILIO: 'Twilio', VAPI: 'Vapi' };

function refuseUnconnected(provider: CallProvider): void {
  const name = unconnected[provider];
  if (!name) return;
  throw new AppError(
    'UPSTREAM_FAILED',
    `Calls through ${name} are not connected yet. Create the call with provider OTHER and add what is said with addCallTurn.`,
  );
}
