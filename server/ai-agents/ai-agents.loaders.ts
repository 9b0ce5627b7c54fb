import DataLoader from 'dataloader';
import { db } from '../db/client.ts';
import type { AiAgent, Channel } from '../generated/prisma/client.ts';
import { type KnowledgeSourceRow, withoutContent } from '../knowledge/knowledge-source-row.ts';

/** One set for a request, inside one organization: what AI agents are linked to, by name. */
export function aiAgentLoaders(organizationId: string | null) {
  const grouped = <T>(read: (ids: string[], organizationId: string) => Promise<[key: string | null, row: T][]>) =>
    new DataLoader<string, T[]>(async (ids) => {
      const groups = Map.groupBy(organizationId ? await read([...ids], organizationId) : [], ([key]) => key);
      return ids.map((id) => (groups.get(id) ?? []).map(([, row]) => row));
    });
  return {
    channelsOfAiAgent: grouped<Channel>(async (ids, organizationId) => {
      const where = { organizationId, aiAgentId: { in: ids } };
      const rows = await db.channel.findMany({ where, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
      return rows.map((row) => [row.aiAgentId, row]);
    }),
    knowledgeSourcesOfAiAgent: grouped<KnowledgeSourceRow>(async (ids, organizationId) => {
      const rows = await db.aiAgentKnowledgeSource.findMany({
        where: { organizationId, aiAgentId: { in: ids } },
        include: { knowledgeSource: { omit: withoutContent } },
        orderBy: [{ knowledgeSource: { name: 'asc' } }, { knowledgeSourceId: 'asc' }],
      });
      return rows.map((row) => [row.aiAgentId, row.knowledgeSource]);
    }),
    aiAgentsOfKnowledgeSource: grouped<AiAgent>(async (ids, organizationId) => {
      const rows = await db.aiAgentKnowledgeSource.findMany({
        where: { organizationId, knowledgeSourceId: { in: ids } },
        include: { aiAgent: true },
        orderBy: [{ aiAgent: { name: 'asc' } }, { aiAgentId: 'asc' }],
      });
      return rows.map((row) => [row.knowledgeSourceId, row.aiAgent]);
    }),
  };
}
