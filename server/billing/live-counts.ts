import type { Tx } from '../db/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { CountableMetric } from '../usage/usage-metrics.ts';

/** What there is of each countable thing now, as sub-selects of one number. */
const counted: Record<CountableMetric, (organizationId: string) => Prisma.Sql> = {
  // An open invitation takes its seat already; somebody invited twice takes one.
  seats: (id) => Prisma.sql`
    SELECT count(*) FROM (
      SELECT users.email FROM memberships JOIN users ON users.id = memberships.user_id
      WHERE memberships.organization_id = ${id}::uuid
      UNION
      SELECT email FROM invitations
      WHERE organization_id = ${id}::uuid AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()
    ) AS people`,
  aiAgents: (id) => Prisma.sql`SELECT count(*) FROM ai_agents WHERE organization_id = ${id}::uuid`,
  channels: (id) => Prisma.sql`SELECT count(*) FROM channels WHERE organization_id = ${id}::uuid`,
  knowledgeMb: (id) => Prisma.sql`
    SELECT ceil(coalesce(sum(size_bytes), 0) / 1000000) FROM knowledge_sources WHERE organization_id = ${id}::uuid`,
  webhookSubscriptions: (id) =>
    Prisma.sql`SELECT count(*) FROM webhook_subscriptions WHERE organization_id = ${id}::uuid`,
};

/** How much of each there is, in one query. */
export async function countLive<M extends CountableMetric>(
  tx: Pick<Tx, '$queryRaw'>,
  organizationId: string,
  metrics: readonly M[],
): Promise<Record<M, number>> {
  const columns = metrics.map(
    (metric) => Prisma.sql`(${counted[metric](organizationId)})::int AS ${Prisma.raw(`"${metric}"`)}`,
  );
  const [row] = await tx.$queryRaw<Record<M, number>[]>`SELECT ${Prisma.join(columns)}`;
  if (!row) throw new Error('a SELECT without FROM answers one row');
  return row;
}
