import { difference } from '../audit/difference.ts';
import { setAnsweredChannels } from '../channels/channel-agents.service.ts';
import { toTypeId } from '../db/ids.ts';
import { notFound } from '../errors.ts';
import type { Change } from '../events/change.ts';

type Links = { knowledgeSourceIds?: string[] | undefined; channelIds?: string[] | undefined };

/**
 * Replaces the links that are given. In the caller's transaction.
 * @returns what this adds to the AI agent's audit row; channels have rows of their own
 * @throws NOT_FOUND when a knowledge source or channel is not in the organization
 */
export async function replaceLinks(current: Change, id: string, { knowledgeSourceIds, channelIds }: Links) {
  if (channelIds) await setAnsweredChannels(current, id, channelIds);
  if (!knowledgeSourceIds) return {};
  const before = await linkKnowledgeSources(current, id, knowledgeSourceIds);
  const shown = (ids: string[]) => ({ knowledgeSourceIds: ids.toSorted().map((each) => toTypeId('ks', each)) });
  return difference(shown(before), shown(knowledgeSourceIds), ['knowledgeSourceIds']);
}

/**
 * Makes these knowledge sources, and no others, the ones that an AI agent answers from. In the caller's transaction.
 * @returns the ids before
 * @throws NOT_FOUND when one is not in the organization
 */
async function linkKnowledgeSources(
  { tx, actor }: Change,
  aiAgentId: string,
  knowledgeSourceIds: readonly string[],
): Promise<string[]> {
  const { organizationId } = actor;
  const ids = [...knowledgeSourceIds];
  const known = await tx.knowledgeSource.count({ where: { organizationId, id: { in: ids } } });
  if (known < ids.length) throw notFound('Knowledge source');
  const before = await tx.aiAgentKnowledgeSource.findMany({ where: { organizationId, aiAgentId } });
  await tx.aiAgentKnowledgeSource.deleteMany({
    where: { organizationId, aiAgentId, knowledgeSourceId: { notIn: ids } },
  });
  await tx.aiAgentKnowledgeSource.createMany({
    data: ids.map((knowledgeSourceId) => ({ organizationId, aiAgentId, knowledgeSourceId })),
    skipDuplicates: true,
  });
  return before.map(({ knowledgeSourceId }) => knowledgeSourceId);
}
