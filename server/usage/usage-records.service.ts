import { z } from 'zod';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { keysetQuery, type Page, type SortColumn } from '../db/keyset.ts';
import type { Usage, UsageLedger } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { ledgerMetrics } from './usage-metrics.ts';

/** The newest period first. */
export const byPeriod: readonly SortColumn[] = [
  { name: 'periodStart', kind: 'date', direction: 'desc' },
  { name: 'id', kind: 'uuid', direction: 'desc' },
];

/** What was counted last first. */
export const byOccurrence: readonly SortColumn[] = [
  { name: 'occurredAt', kind: 'date', direction: 'desc' },
  { name: 'id', kind: 'uuid', direction: 'desc' },
];

const Metric = z.object({ metric: z.enum(ledgerMetrics, `takes one of ${ledgerMetrics.join(', ')}`).nullable() });

function readMetric(metric: string | null): { metric?: string } {
  const given = parseInput(Metric, { metric }).metric;
  return given ? { metric: given } : {};
}

/** @param metric one of the ledger's; null: all of them. @throws VALIDATION_FAILED, FORBIDDEN */
export function listUsageHistory(actor: Actor, page: Page, metric: string | null): Promise<Usage[]> {
  const { organizationId } = authorizeStaff(actor, 'billing:read');
  const { where, orderBy, take } = keysetQuery(page, byPeriod);
  return db.usage.findMany({ where: { AND: [{ organizationId, ...readMetric(metric) }, where] }, orderBy, take });
}

/** What was counted, one row a thing. @throws VALIDATION_FAILED, FORBIDDEN */
export function listUsageLedger(actor: Actor, page: Page, metric: string): Promise<UsageLedger[]> {
  const { organizationId } = authorizeStaff(actor, 'billing:read');
  const { where, orderBy, take } = keysetQuery(page, byOccurrence);
  return db.usageLedger.findMany({ where: { AND: [{ organizationId, ...readMetric(metric) }, where] }, orderBy, take });
}
