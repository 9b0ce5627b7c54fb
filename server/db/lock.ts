import { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from './client.ts';

type Table =
  | 'ai_agents'
  | 'api_keys'
  | 'call_sessions'
  | 'channels'
  | 'contacts'
  | 'invitations'
  | 'knowledge_sources'
  | 'labels'
  | 'organizations'
  | 'saved_replies'
  | 'subscriptions'
  | 'webhook_subscriptions'
  | 'workflow_runs'
  | 'workflows';

/**
 * Locks one row until the transaction ends, so that what is read of it next is what a change builds on.
 * A row that is not there is not locked; the read that follows finds nothing.
 */
export async function lockRow(tx: Tx, table: Table, organizationId: string, id: string): Promise<void> {
  const tenant = Prisma.raw(table === 'organizations' ? 'id' : 'organization_id');
  await tx.$queryRaw`
    SELECT 1 FROM ${Prisma.raw(table)} WHERE ${tenant} = ${organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
}
