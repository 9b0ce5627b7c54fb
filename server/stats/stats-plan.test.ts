/** The plans of the statements as they are really sent, under row-level security, in an organization of some size. */
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { systemActor } from '../auth/actor.ts';
import { connectDatabase } from '../db/client.ts';
import { createFixture } from '../db/fixtures.ts';
import { runInOrganization } from '../db/scope.ts';
import { poolConfig } from '../db/tenant-pool.ts';
import { readStats } from './stats.service.ts';

const url = process.env.POSTGRES_URL ?? '';

type Sent = { text: string; values: unknown[] };

async function statementsOfStats(organizationId: string): Promise<Sent[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const from = new Date(Date.now() - 7 * 86_400_000);
  await runInOrganization(organizationId, () => readStats(systemActor(organizationId), { from }));
  const sent = query.mock.calls.map(([first]) => first as unknown as Sent);
  query.mockRestore();
  return sent;
}

test('a week is read by indexes of the organization and the time, not the whole year beside it', async () => {
  await connectDatabase(url);
  const [acme] = await Promise.all([createFixture('acme', 2_000), createFixture('globex', 100)]);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(
    `update conversations set created_at = at, last_message_at = at, status = 'RESOLVED'
     from (select id as key, now() - row_number() over () * interval '4 hours' as at from conversations) as past where id = key`,
  );
  await owner.query(
    `insert into messages (organization_id, id, conversation_id, seq, author_type, body, created_at)
     select organization_id, gen_random_uuid(), id, n, 'CONTACT', 'x', created_at + n * interval '1 minute'
     from conversations, generate_series(1, 10) as n`,
  );
  await owner.query('analyze');
  await owner.end();
  const app = new pg.Client(poolConfig(url, 'switchboard_app', 1));
  await app.connect();
  await app.query(`select set_config('app.organization_id', $1, false)`, [acme.organizationId]);
  const plans: string[] = [];
  for (const { text, values } of await statementsOfStats(acme.organizationId)) {
    if (!/FROM (messages|conversations)\b/.test(text)) continue;
    const { rows } = await app.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, values);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await app.end();
  expect(plans).toHaveLength(4);
  const reading = (table: string) => plans.filter((plan) => new RegExp(` on ${table}\\n|using ${table}_`).test(plan));
  for (const plan of reading('messages')) {
    expect(plan).toMatch(/messages_organization_id_created_at_idx/);
    expect(plan).not.toMatch(/Seq Scan on messages/);
  }
  expect(reading('messages')).toHaveLength(2);
  const created = plans.filter((plan) => /conversations_organization_id_last_message_at_id_idx/.test(plan));
  expect(created).toHaveLength(1);
});
