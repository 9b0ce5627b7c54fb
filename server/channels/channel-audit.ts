import { difference } from '../audit/difference.ts';
import { toTypeId } from '../db/ids.ts';
import type { Channel } from '../generated/prisma/client.ts';

const shown = (channel: Channel | null) =>
  channel && { ...channel, aiAgentId: channel.aiAgentId && toTypeId('agt', channel.aiAgentId) };

/** The audit row of a change to a channel. */
export function channelAudit(action: string, before: Channel | null, after: Channel | null) {
  return {
    action,
    targetType: 'Channel',
    targetId: (after ?? before)?.id ?? null,
    diff: difference(shown(before), shown(after), ['type', 'name', 'settings', 'aiAgentId']),
  };
}
