import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { asPlatform, connectDatabase } from '../server/db/client.ts';
import { parseTypeId } from '../server/db/ids.ts';
import { createOrganization } from '../server/testing/organizations.ts';
import { figure } from './figures.ts';
import { ServerProcess } from './server-process.ts';

const keyCount = 1000;
const duplicates = 20;
const keysAtOnce = 8;
const killsAfterKeys = [200, 500, 800];

const server = await ServerProcess.create();
afterAll(() => server.remove());
await connectDatabase(process.env.POSTGRES_URL ?? '');
const acme = await createOrganization(server);
const organizationId = parseTypeId('org', acme.id);
const { owner } = acme;

const createContact =
  'mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { id } cursor } }';

type Outcome = { id: string; cursor: string; replayed: boolean };

const tally = { requests: 0, replayed: 0, running: 0, unreachable: 0 };

async function byRest(key: string, name: string): Promise<Outcome | null> {
  const { status, body, response } = await owner.rest('POST', '/contacts', { name }, { 'idempotency-key': key });
  if (status === 409) return null;
  expect(status, JSON.stringify(body)).toBe(201);
  return {
    id: body.id,
    cursor: response.headers.get('x-cursor') ?? '',
    replayed: response.headers.has('idempotency-replayed'),
  };
}

async function byGraphql(key: string, name: string): Promise<Outcome | null> {
  const { body, response } = await owner.request(createContact, { input: { name } }, { 'idempotency-key': key });
  if (body.errors?.[0].extensions.code === 'CONFLICT') return null;
  expect(body.errors).toBeUndefined();
  const { contact, cursor } = body.data.createContact;
  return { id: contact.id, cursor, replayed: response.headers.has('idempotency-replayed') };
}

/** Sends until it is answered: told to wait, or cut off by the death of the server, it tries again. */
async function persist(key: string, name: string, index: number): Promise<Outcome> {
  for (;;) {
    tally.requests += 1;
    const attempt = index % 2 === 0 ? byRest : byGraphql;
    const outcome = await attempt(key, name).catch((error: Error & { cause?: unknown }) => {
      // A lost connection, in fetch's words; or the plain text of a server that is starting.
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      tally.unreachable += 1;
      return undefined;
    });
    if (outcome) {
      if (outcome.replayed) tally.replayed += 1;
      return outcome;
    }
    if (outcome === null) tally.running += 1;
    await delay(20 + Math.random() * 60);
  }
}

async function sendAll(key: string): Promise<void> {
  const sent = Array.from({ length: duplicates }, (_, index) => persist(key, `Contact ${key}`, index));
  const outcomes = await Promise.all(sent);
  expect(new Set(outcomes.map(({ id }) => id)).size, key).toBe(1);
  expect(new Set(outcomes.map(({ cursor }) => cursor)).size, key).toBe(1);
  answers.set(key, outcomes[0] as Outcome);
}

const answers = new Map<string, Outcome>();

test('1,000 keys, each sent 20 times at once through two doors, make 1,000 objects, whatever dies meanwhile', async () => {
  const before = await counts();
  const waiting = Array.from({ length: keyCount }, (_, index) => `key-${index}`);
  const kills = [...killsAfterKeys];
  const work = async () => {
    for (let key = waiting.pop(); key; key = waiting.pop()) await sendAll(key);
  };
  const watch = async () => {
    for (let next = kills.shift(); next; next = kills.shift()) {
      while (answers.size < next) await delay(20);
      await server.kill();
      await server.start();
    }
  };
  await Promise.all([watch(), ...Array.from({ length: keysAtOnce }, work)]);
  for (const [key, { id, cursor }] of answers) {
    const again = await persist(key, `Contact ${key}`, 0);
    expect(again, key).toMatchObject({ id, cursor, replayed: true });
  }
  const after = await counts();
  figure(
    `${keyCount} keys × ${duplicates} at once, ${killsAfterKeys.length} kills: ${tally.requests} requests ` +
      `(${tally.replayed} replayed, ${tally.running} told to wait, ${tally.unreachable} cut off) made ` +
      `${after.contacts - before.contacts} objects and ${after.events - before.events} events`,
  );
  expect(after.contacts - before.contacts).toBe(keyCount);
  expect(after.events - before.events).toBe(keyCount);
  expect(after.audits - before.audits).toBe(keyCount);
});

function counts() {
  return asPlatform('test', async (platform) => ({
    contacts: await platform.contact.count({ where: { organizationId } }),
    events: await platform.event.count({ where: { organizationId } }),
    audits: await platform.auditLog.count({ where: { organizationId } }),
  }));
}
