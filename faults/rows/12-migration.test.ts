import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '../../server/db/migrate.ts';
import { migrationsDirectory } from '../../server/db/migrations.ts';
import { faultRow, type Scene } from '../scene.ts';

const lockSecondsMax = 1;
const pollMs = 20;
const behindMs = 2000;

/** What a release adds without taking anything away; one table at a time, so that no lock waits while it holds another. */
const additions: Record<string, string> = {
  '29990101000000_faults_column': 'ALTER TABLE messages ADD COLUMN faults_note text;',
  '29990101000001_faults_default': 'ALTER TABLE conversations ADD COLUMN faults_rank integer NOT NULL DEFAULT 0;',
  '29990101000002_faults_index': 'CREATE INDEX faults_messages_author ON messages (organization_id, author_type, seq);',
  '29990101000003_faults_table':
    'CREATE TABLE faults_notes (organization_id uuid NOT NULL REFERENCES organizations (id), id uuid PRIMARY KEY);',
};

async function copyWithAdditions(folder: string): Promise<string> {
  await cp(migrationsDirectory, folder, { recursive: true });
  for (const [name, sql] of Object.entries(additions)) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'migration.sql'), `${sql}\n`);
  }
  return folder;
}

/** Longest time that anybody waited for a lock on a table, in seconds. */
async function longestWait(scene: Scene, isOver: () => boolean): Promise<number> {
  const client = new pg.Client({ connectionString: scene.cluster.url(scene.database) });
  await client.connect();
  let longest = 0;
  try {
    for (; !isOver(); await delay(pollMs)) {
      const { rows } = await client.query(
        `select max(extract(epoch from clock_timestamp() - waitstart))::float8 as seconds
         from pg_locks where not granted and locktype = 'relation'`,
      );
      longest = Math.max(longest, rows[0].seconds ?? 0);
    }
  } finally {
    await client.end();
  }
  return longest;
}

faultRow('migration while the load runs', {}, async (scene) => {
  const folder = await copyWithAdditions(path.join(path.dirname(scene.ledgerFile), 'migrations'));
  await scene.window();
  let isOver = false;
  const waiting = longestWait(scene, () => isOver);
  const startedAt = performance.now();
  const { applied } = await migrate(scene.cluster.url(scene.database), folder);
  const tookMs = performance.now() - startedAt;
  await delay(behindMs); // what was planned before is used again behind it
  isOver = true;
  const { failed, failures, acknowledgement } = await scene.window();
  scene.rounds = applied.length;
  scene.note(`${applied.length} migrations in ${(tookMs / 1000).toFixed(1)} s; slowest send ${acknowledgement.max} ms`);
  if (failed > 0) scene.note(JSON.stringify(failures));
  scene.limit('longest wait for a lock', await waiting, lockSecondsMax, ' s');
  scene.limit('errors', failed, 0);
  scene.require('still ready', await scene.api.isReady());
});
