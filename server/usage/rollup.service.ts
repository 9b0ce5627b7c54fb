import { type Period, previousUsagePeriod, usagePeriod } from '../billing/periods.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import type { Change } from '../events/change.ts';
import { ledgerMetrics } from './usage-metrics.ts';

type Term = { organizationId: string; currentPeriodStart: Date; currentPeriodEnd: Date };

type Window = Period & { organizationId: string };

/** Any client: the worker's sees all organizations, a transaction's its own. */
type Sql = Pick<Tx, '$queryRaw' | '$executeRaw'>;

/**
 * Writes what the ledger holds for each window into `usage`, one row a metric that counted anything. Doing it again, or
 * in two processes at once, changes nothing.
 */
async function recount(tx: Sql, windows: Window[]): Promise<void> {
  const rows = windows.flatMap((window) => ledgerMetrics.map((metric) => ({ id: newId(), metric, ...window })));
  // Ordered, so that two processes wait for each other instead of blocking each other.
  await tx.$executeRaw`
    INSERT INTO usage AS kept (organization_id, id, metric, period_start, period_end, quantity, updated_at)
    SELECT wanted."organizationId", wanted.id, wanted.metric, wanted.start, wanted."end", counted.quantity, now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS wanted ("organizationId" uuid, id uuid, metric text, start timestamptz, "end" timestamptz)
    CROSS JOIN LATERAL (
      SELECT sum(ledger.quantity) AS quantity FROM usage_ledger AS ledger
      WHERE ledger.organization_id = wanted."organizationId" AND ledger.metric = wanted.metric
        AND ledger.occurred_at >= wanted.start AND ledger.occurred_at < wanted."end"
    ) AS counted
    WHERE counted.quantity IS NOT NULL
    ORDER BY wanted."organizationId", wanted.metric, wanted.start
    ON CONFLICT (organization_id, metric, period_start) DO UPDATE
      SET quantity = EXCLUDED.quantity, period_end = EXCLUDED.period_end, updated_at = now()
      WHERE (kept.quantity, kept.period_end) IS DISTINCT FROM (EXCLUDED.quantity, EXCLUDED.period_end)`;
}

/** The period before a term's first one belongs to another term: it is known by its rows only. */
async function lastWindowsBefore(tx: Sql, firsts: Window[]): Promise<Window[]> {
  return tx.$queryRaw<Window[]>`
    SELECT DISTINCT ON (usage.organization_id) usage.organization_id AS "organizationId", usage.period_start AS start,
           least(usage.period_end, first.start) AS "end"
    FROM jsonb_to_recordset(${JSON.stringify(firsts)}::jsonb) AS first ("organizationId" uuid, start timestamptz)
    JOIN usage ON usage.organization_id = first."organizationId" AND usage.period_start < first.start
    ORDER BY usage.organization_id, usage.period_start DESC`;
}

/** Brings the rows of the running and the previous usage period of each subscription up to date. */
export async function rollUp(tx: Sql, terms: Term[], now: Date): Promise<void> {
  const windows: Window[] = [];
  const firsts: Window[] = [];
  for (const term of terms) {
    const { organizationId } = term;
    const running = { organizationId, ...usagePeriod(term, now) };
    const previous = previousUsagePeriod(term, running);
    windows.push(running);
    if (previous) windows.push({ organizationId, ...previous });
    else firsts.push(running);
  }
  await recount(tx, [...windows, ...(await lastWindowsBefore(tx, firsts))]);
}

/** Before a term ends early or is renewed: its last usage period ends at `end`, with what was counted until then. */
export async function closeUsagePeriod({ tx, actor }: Change, term: Omit<Term, 'organizationId'>, end: Date) {
  const { start } = usagePeriod(term, new Date(end.getTime() - 1));
  if (start < end) await recount(tx, [{ organizationId: actor.organizationId, start, end }]);
}
