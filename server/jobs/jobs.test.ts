/** Work in the background: once, although workers die, and in sight of platform admins. */
import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { createAnsweringOrganization } from '../testing/answering.ts';
import type { Data } from '../testing/client.ts';
import { startOpenAiServer } from '../testing/openai/server.ts';
import { createPlatformAdmin } from '../testing/organizations.ts';
import { startProcess } from '../testing/processes.ts';
import { startTestServer } from '../testing/server.ts';

const model = await startOpenAiServer();
const server = await startTestServer({ ROLES: 'api' });
const worker = () =>
  startProcess({
    ROLES: 'worker',
    OPENAI_API_KEY: 'test',
    OPENAI_BASE_URL: model.url,
    OPENAI_EMBEDDING_MODEL: 'none',
    DATA_DIR: server.dataDir,
  });
const admin = await createPlatformAdmin(server);

const jobsOf = async (organization: string): Promise<Data[]> => {
  const { admin: found } = await admin.run(
    '{ admin { jobs(first: 100) { nodes { id task organizationId state attempts maxAttempts lastError } } } }',
  );
  return found.jobs.nodes.filter(({ organizationId }: Data) => organizationId === organization);
};
const doJob = (name: string, id: number) =>
  admin.run(`mutation ($id: Int!) { admin { ${name}(input: { id: $id }) { job { state } } } }`, { id });

test('an answer whose worker is killed in the middle is given by another one, once', async () => {
  const acme = await createAnsweringOrganization(server);
  model.replyWith({ text: Array.from({ length: 100 }, () => 'Slow? '), everyMs: 100 });
  const first = await worker();
  const id = await acme.ask('Hello');
  await expect.poll(() => model.chats.length, { timeout: 10_000 }).toBe(1);
  const second = await worker();
  try {
    model.replyWith({ text: ['How can I help?'] });
    first.child.kill('SIGKILL');
    const { messages, handledBy } = await acme.settled(id, 0, 40_000);
    expect(handledBy).toBe('AI');
    expect(messages.nodes.map(({ body }: Data) => body)).toEqual(['Hello', 'How can I help?']);
    await expect.poll(() => jobsOf(acme.organization.id)).toEqual([]);
  } finally {
    await second.stop();
    acme.owner.close();
  }
}, 60_000);

test('a change that is undone leaves no job, and of the answers that wait in a conversation there is one', async () => {
  const acme = await createAnsweringOrganization(server);
  const { id } = await acme.organization.createConversation('Hello');
  await acme.write(id, 'Are you there?');
  await acme.write(id, 'Please');
  await expect(acme.write(id, ' ')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  const jobs = await jobsOf(acme.organization.id);
  expect(jobs).toEqual([expect.objectContaining({ task: 'ai.answer', state: 'WAITING', attempts: 0 })]);
});

test('platform admins see dead jobs with their reason, let them begin anew, and take them away', async () => {
  const acme = await createAnsweringOrganization(server);
  await acme.ask('Hello');
  const [{ id } = { id: 0 }] = await jobsOf(acme.organization.id);
  await killJob(id);
  const [dead] = await jobsOf(acme.organization.id);
  expect(dead).toMatchObject({ state: 'DEAD', attempts: 5, maxAttempts: 5, lastError: 'it broke' });
  await doJob('retryJob', id);
  expect(await jobsOf(acme.organization.id)).toEqual([expect.objectContaining({ state: 'WAITING', attempts: 0 })]);
  await doJob('discardJob', id);
  expect(await jobsOf(acme.organization.id)).toEqual([]);
  await expect(doJob('discardJob', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { auditLogs } = await acme.owner.run('{ auditLogs(first: 2) { nodes { action } } }');
  expect(auditLogs.nodes.map(({ action }: Data) => action)).toEqual(['job.discard', 'job.retry']);
  await expect(acme.owner.run('{ admin { jobs { nodes { id } } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

/** As the library leaves a job whose last attempt failed. */
async function killJob(id: number): Promise<void> {
  const pg = await import('pg');
  const client = new pg.default.Client({ connectionString: process.env.POSTGRES_URL });
  await client.connect();
  await client.query(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'it broke' where id = $1`,
    [id],
  );
  await client.end();
}

test('the app adds jobs for the organization it works in, and can reach nothing else of them', async () => {
  const acme = await createAnsweringOrganization(server);
  const organizationId = parseTypeId('org', acme.organization.id);
  const inScope = (sql: string) => runInOrganization(organizationId, () => db.$queryRawUnsafe(sql));
  const theirs = '01900000-0000-7000-8000-000000000000';
  const payload = JSON.stringify({ organizationId: theirs, conversationId: theirs });
  await inScope(`SELECT enqueue_job('ai.answer', '${payload}', 'q', 'k', null, 1)::text`);
  expect(await jobsOf(acme.organization.id)).toHaveLength(1); // its own organization stands over what was given
  for (const sql of [
    'SELECT * FROM graphile_worker._private_jobs',
    'DELETE FROM graphile_worker._private_jobs',
    `SELECT graphile_worker.add_job('ai.answer')`,
    'SELECT * FROM list_jobs()',
  ]) {
    await expect(inScope(sql)).rejects.toThrow(/permission denied/);
  }
  const globex = await createAnsweringOrganization(server);
  await globex.ask('Hello');
  const [job] = await jobsOf(globex.organization.id);
  expect(await inScope(`SELECT discard_job(${job?.id}) AS done`)).toEqual([{ done: false }]);
  expect(await jobsOf(globex.organization.id)).toHaveLength(1);
});
