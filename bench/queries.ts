import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** A reload reaches a session with its next statement; the postmaster passes it on at once. */
const reloadMs = 300;

function statisticsUrl(stage: Stage): string {
  const url = new URL(stage.url);
  url.pathname = '/postgres';
  return url.toString();
}

async function track(stage: Stage, what: 'top' | 'none'): Promise<void> {
  await stage.sql(`ALTER SYSTEM SET pg_stat_statements.track = '${what}'`, [], statisticsUrl(stage));
  await stage.sql('SELECT pg_reload_conf()', [], statisticsUrl(stage));
  await delay(reloadMs);
}

/** Statements that the database has executed during the work, by pg_stat_statements. */
export async function statementsDuring(stage: Stage, works: readonly (() => Promise<void>)[]): Promise<number[]> {
  const url = statisticsUrl(stage);
  await stage.sql('CREATE EXTENSION IF NOT EXISTS pg_stat_statements', [], url);
  await track(stage, 'top');
  const counts: number[] = [];
  for (const work of works) {
    await stage.sql('SELECT pg_stat_statements_reset()', [], url);
    await work();
    const [row] = await stage.sql<{ calls: string }>(
      `SELECT coalesce(sum(calls), 0) AS calls FROM pg_stat_statements JOIN pg_database ON oid = dbid WHERE datname = $1`,
      [new URL(stage.url).pathname.slice(1)],
      url,
    );
    counts.push(Number(row?.calls));
  }
  await track(stage, 'none');
  return counts;
}
