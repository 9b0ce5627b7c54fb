import { notFound } from '../errors.ts';
import type { Change } from '../events/change.ts';

/**
 * Makes these knowledge sources, and no others, the ones that an AI agent answers from. In the caller's transaction.
 * @returns the ids before, sorted like those given are in the audit log
 * @throws NOT_FOUND when one is not in the organization
 */
export async function linkKnowledgeSources(
  { tx, actor }: Change,
  aiAgentId: string,
  knowledgeSourceIds: readonly string[],
): Promise<string[]> {
  const { organizationId } = actor;
  const ids = [...knowledgeSourceIds];
  const known = await tx.knowledgeSource.count({ where: { organizationId, id: { in: ids } } });
  if (known < ids.length) throw notFound('Knowledge source');
  const before = await tx.aiAgentKnowledgeSource.findMany({
    where: { organizationId, aiAgentId },
    orderBy: { knowledgeSourceId: 'asc' },
  });
  await tx.aiAgentKnowledgeSource.deleteMany({
    where: { organizationId, aiAgentId, knowledgeSourceId: { notIn: ids } },
  });
  await tx.aiAgentKnowledgeSource.createMany({
    data: ids.map((knowledgeSourceId) => ({ organizationId, aiAgentId, knowledgeSourceId })),
    skipDuplicates: true,
  });
  return before.map(({ knowledgeSourceId }) => knowledgeSourceId);
}
