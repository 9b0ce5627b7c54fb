import { createRequire } from 'node:module';
import type pg from 'pg';

const { dependencies } = createRequire(import.meta.url)('../../package.json') as {
  dependencies: Record<string, string>;
};

const mark = `graphile-worker ${dependencies['graphile-worker']}`;

/**
 * Brings graphile-worker's own tables to the release that is installed. The library is loaded only when they are not:
 * a process that adds jobs needs no more than the function `enqueue_job`.
 * @param client a login that may create a schema; it holds the lock of migrations
 */
export async function keepJobSchema(client: pg.Client, url: string): Promise<void> {
  if (await isCurrent(client)) return;
  const { runMigrations, Logger } = await import('graphile-worker');
  const silent = new Logger(() => () => {});
  await runMigrations({ connectionString: url, logger: silent });
  await client.query(`comment on schema graphile_worker is '${mark}'`);
}

export async function isCurrent(client: Pick<pg.Client, 'query'>): Promise<boolean> {
  const { rows } = await client.query<{ mark: string | null }>(
    `select obj_description(oid, 'pg_namespace') as mark from pg_namespace where nspname = 'graphile_worker'`,
  );
  return rows[0]?.mark === mark;
}
