import { notFound } from '../errors.ts';
import { appendEvent, type Change, recordAudit } from '../events/change.ts';
import type { Channel } from '../generated/prisma/client.ts';
import { channelAudit } from './channel-audit.ts';

/**
 * Makes these channels, and no others, the ones that an AI agent answers; it takes them from other AI agents. In the
 * caller's transaction. Each channel that changes has its own event and audit row.
 * @throws NOT_FOUND when one is not in the organization
 */
export async function setAnsweredChannels(
  current: Change,
  aiAgentId: string,
  channelIds: readonly string[],
): Promise<void> {
  const { tx, actor } = current;
  const { organizationId } = actor;
  const named = await tx.channel.findMany({ where: { organizationId, id: { in: [...channelIds] } } });
  if (named.length < channelIds.length) throw notFound('Channel');
  const left = await tx.channel.findMany({ where: { organizationId, aiAgentId, id: { notIn: [...channelIds] } } });
  for (const channel of named) if (channel.aiAgentId !== aiAgentId) await setAgent(current, channel, aiAgentId);
  for (const channel of left) await setAgent(current, channel, null);
}

async function setAgent(current: Change, before: Channel, aiAgentId: string | null): Promise<void> {
  const { organizationId, id } = before;
  const after = await current.tx.channel.update({
    where: { organizationId_id: { organizationId, id } },
    data: { aiAgentId },
  });
  appendEvent(current, { type: 'channel.updated', subjectId: id });
  recordAudit(current, channelAudit('channel.update', before, after));
}
