import { type Actor, authorizePlatform } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { byCreation, keysetSql, type Page } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import { type AuditLog, type Organization, Prisma } from '../generated/prisma/client.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';

export type AdminAuditLog = AuditLog & { organization: Organization | null };

/**
 * The ids of a page. Each organization's newest rows come from its own index and are merged, so that no page sorts the
 * audit rows of the whole platform.
 */
function readKeys(page: Page, organizationId: string | null): Prisma.Sql {
  const { behind, order } = keysetSql(page, byCreation);
  const only = organizationId ? Prisma.sql`WHERE organizations.id = ${organizationId}::uuid` : Prisma.empty;
  return Prisma.sql`
    SELECT t.id, t.organization_id AS "organizationId" FROM organizations CROSS JOIN LATERAL (
      SELECT id, organization_id, created_at FROM audit_logs t
      WHERE t.organization_id = organizations.id AND ${behind} ${order}
    ) AS t ${only} ${order}`;
}

/**
 * Audit rows of all organizations, or of one, newest first. What concerns no organization is there with none.
 * @throws FORBIDDEN, NOT_FOUND for the platform's own organization
 */
export async function listAllAuditLogs(
  actor: Actor,
  page: Page,
  organizationId: string | null,
): Promise<AdminAuditLog[]> {
  authorizePlatform(actor);
  if (organizationId === platformOrganizationId) throw notFound('Organization');
  const rows = await asPlatform('list audit logs for a platform admin', async (platform) => {
    const keys = await platform.$queryRaw<{ id: string; organizationId: string }[]>(readKeys(page, organizationId));
    return platform.auditLog.findMany({
      where: { OR: keys.map((key) => ({ organizationId: key.organizationId, id: key.id })) },
      include: { organization: true },
      orderBy: page.backward ? [{ createdAt: 'asc' }, { id: 'asc' }] : [{ createdAt: 'desc' }, { id: 'desc' }],
    });
  });
  return rows.map(({ organization, ...row }) => ({
    ...row,
    organization: organization.id === platformOrganizationId ? null : organization,
  }));
}
