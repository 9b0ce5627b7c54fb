import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import type { AuditLog } from '../generated/prisma/client.ts';

/** All that is given must hold. */
export type AuditFilter = {
  actor?: { type: 'user' | 'apiKey' | 'contact'; id: string } | null;
  action?: string | null;
  /** Actions that are left out. */
  except?: string[] | null;
  targetType?: string | null;
  target?: { type: string; id: string } | null;
  from?: Date | null;
  /** Itself not included, so that periods can follow each other. */
  to?: Date | null;
};

/** What was done in the organization, the latest first. @throws FORBIDDEN */
export function listAuditLogs(actor: Actor, filter: AuditFilter, page: Page): Promise<AuditLog[]> {
  const { organizationId } = authorizeStaff(actor, 'audit-log:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.auditLog.findMany({
    where: {
      AND: [
        { organizationId },
        where,
        filter.actor ? { actorType: filter.actor.type, actorId: filter.actor.id } : {},
        filter.action ? { action: filter.action } : {},
        filter.except?.length ? { action: { notIn: filter.except } } : {},
        filter.targetType ? { targetType: filter.targetType } : {},
        filter.target ? { targetType: filter.target.type, targetId: filter.target.id } : {},
        filter.from ? { createdAt: { gte: filter.from } } : {},
        filter.to ? { createdAt: { lt: filter.to } } : {},
      ],
    },
    orderBy,
    take,
  });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findAuditLog(actor: Actor, id: string): Promise<AuditLog> {
  const { organizationId } = authorizeStaff(actor, 'audit-log:read');
  const entry = await db.auditLog.findFirst({ where: { organizationId, id } });
  if (!entry) throw notFound('Audit log entry');
  return entry;
}
