import { chooseChannel } from '../channels/channels.service.ts';
import type { Tx } from '../db/client.ts';
import { notFound, validationFailed } from '../errors.ts';
import type { AiAgent, Channel } from '../generated/prisma/client.ts';

/**
 * The channel of a call.
 * @param id null: the organization's voice channel, the default or else the oldest, or none when it has none
 * @throws NOT_FOUND, VALIDATION_FAILED for a channel of another kind
 */
export async function chooseVoiceChannel(tx: Tx, organizationId: string, id: string | null): Promise<Channel | null> {
  if (!id) {
    return tx.channel.findFirst({
      where: { organizationId, type: 'VOICE' },
      orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
    });
  }
  const channel = await chooseChannel(tx, organizationId, id);
  if (channel.type === 'VOICE') return channel;
  throw validationFailed([{ path: 'channelId', message: `is a channel of type ${channel.type}; a call takes VOICE` }]);
}

/** @throws NOT_FOUND */
export async function findAnsweringAgent(tx: Tx, organizationId: string, id: string): Promise<AiAgent> {
  const aiAgent = await tx.aiAgent.findFirst({ where: { organizationId, id } });
  if (!aiAgent) throw notFound('AI agent');
  return aiAgent;
}
