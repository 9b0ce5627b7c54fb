/** What is said in a call, while others write, end it and watch it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { createCall, say } from '../testing/calls.ts';
import type { ApiClient, Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const dialogue = [
  ['AI', 'Acme, this is Vera. How can I help?'],
  ['CALLER', 'Hi, I ordered a lamp\nand it has not come.'],
  ['AI', 'I am sorry. What is the order number?'],
  ['CALLER', '4 8 1 5'],
  ['AGENT', 'Hello, Ana here. It left our store this morning.'],
  ['CALLER', 'Great, thank you. Bye!'],
] as const;

const watch = `subscription ($id: ID!) { callTurnAdded(callSessionId: $id, after: "0") {
  type cursor callTurn { seq speaker textHeard callSession { id } } callSession { id lastSeq } } }`;

type Turn = readonly [speaker: string, text: string];

/** Speaks a dialogue turn by turn and answers what a live subscriber heard. */
async function replay(client: ApiClient, turns: readonly Turn[]): Promise<{ id: string; heard: Data[] }> {
  const { id } = await createCall(client);
  const live = client.subscribe(watch, { id });
  expect((await live.next()).callTurnAdded).toMatchObject({ type: 'CAUGHT_UP', callTurn: null, callSession: null });
  const heard: Data[] = [];
  for (const [index, [speaker, text]] of turns.entries()) {
    const startedMs = index * 2000;
    const { cursor } = await say(client, id, text, { speaker, startedMs, endedMs: startedMs + 1500 });
    const { callTurnAdded } = await live.next();
    expect(callTurnAdded).toMatchObject({ type: 'CALL_TURN_ADDED', cursor, callSession: { id, lastSeq: index + 1 } });
    heard.push(callTurnAdded.callTurn);
  }
  expect(live.pending()).toEqual([]);
  live.stop();
  return { id, heard };
}

test('a call is heard live, turn by turn, and is its transcript afterwards', async () => {
  const acme = await createOrganization(server);
  const { id, heard } = await replay(acme.owner, dialogue);
  expect(heard).toEqual(
    dialogue.map(([speaker, textHeard], index) => ({ seq: index + 1, speaker, textHeard, callSession: { id } })),
  );
  const { callSession } = await acme.owner.mutate(
    'endCallSession',
    { id, reason: 'caller hung up' },
    'callSession { status endReason endedAt durationSeconds transcript { id text summary sentiment callSession { id } } }',
  );
  expect(callSession).toMatchObject({
    ...{ status: 'COMPLETED', endReason: 'caller hung up', endedAt: expect.any(String) },
    ...{ durationSeconds: expect.any(Number), transcript: { summary: null, sentiment: null, callSession: { id } } },
  });
  const lines = callSession.transcript.text.split('\n');
  expect(lines).toHaveLength(dialogue.length);
  expect(lines[1]).toBe('CALLER: Hi, I ordered a lamp and it has not come.');
  expect(lines[4]).toMatch(/^AGENT: /);
  acme.owner.close();
});

const recorded = fileURLToPath(new URL('../../../shared/data/calls.taskmaster4.jsonl', import.meta.url));

test.skipIf(!existsSync(recorded))(
  'ten recorded calls at once are heard in order (calls.taskmaster4.jsonl)',
  async () => {
    const acme = await createOrganization(server);
    const lines = (await readFile(recorded, 'utf8')).split('\n').slice(0, 10);
    const calls = lines.map((line): Turn[] =>
      JSON.parse(line).turns.map(({ speaker, text }: Data) => [speaker === 'contact' ? 'CALLER' : 'AI', text]),
    );
    const replayed = await Promise.all(calls.map((turns) => replay(acme.owner, turns)));
    for (const [index, { heard }] of replayed.entries()) {
      expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, at) => at + 1));
      expect(heard.map(({ textHeard }) => textHeard)).toEqual(calls[index]?.map(([, text]) => text.trim()));
    }
    acme.owner.close();
  },
);

test('turns of two writers at once are numbered 1, 2, 3 … and heard in this order', async () => {
  const acme = await createOrganization(server);
  const engine = await acme.addApiKey(['calls:read', 'calls:write']);
  const { id } = await createCall(acme.owner);
  const live = engine.subscribe(watch, { id });
  await live.next();
  const write = (client: ApiClient, speaker: string) =>
    Promise.all(Array.from({ length: 20 }, (_, index) => say(client, id, `${speaker} ${index}`, { speaker })));
  const added = (await Promise.all([write(acme.owner, 'AGENT'), write(engine, 'CALLER')])).flat();
  const consecutive = Array.from({ length: 40 }, (_, index) => index + 1);
  expect(added.map(({ callTurn }) => callTurn.seq).sort((a, b) => a - b)).toEqual(consecutive);
  const heard: number[] = [];
  while (heard.length < 40) heard.push((await live.next()).callTurnAdded.callTurn.seq);
  expect(heard).toEqual(consecutive);
  const query = 'query ($id: ID!) { callSession(id: $id) { lastSeq turns(first: 100) { nodes { seq } } } }';
  const { callSession } = await acme.owner.run(query, { id });
  expect(callSession).toEqual({ lastSeq: 40, turns: { nodes: consecutive.map((seq) => ({ seq })) } });
  engine.close();
});

/** Rows that a call left in the database, and its events. */
async function recordsOf(organization: string, call: string) {
  const organizationId = parseTypeId('org', organization);
  const id = parseTypeId('call', call);
  return asPlatform('test', async (platform) => ({
    transcripts: await platform.callTranscript.count({ where: { organizationId, callSessionId: id } }),
    usage: await platform.usageLedger.findMany({
      where: { organizationId, sourceId: id },
      select: { metric: true, quantity: true },
    }),
    ends: await platform.event.count({ where: { organizationId, subjectId: id, type: 'call.ended' } }),
    audits: await platform.auditLog.count({ where: { organizationId, targetId: id, action: 'call.end' } }),
  }));
}

const end = (client: ApiClient, id: string, input = {}) =>
  client.mutate('endCallSession', { id, ...input }, 'callSession { status endReason endedAt transcript { id text } }');

test('the end of a call is decided once, whoever ends it: one transcript, one usage row, one event', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  await say(acme.owner, id, 'Hello?');
  await asPlatform('test', (platform) =>
    platform.callSession.updateMany({
      where: { id: parseTypeId('call', id) },
      data: { answeredAt: new Date(Date.now() - 130_000) },
    }),
  );
  const statuses = ['COMPLETED', 'FAILED', 'CANCELED', 'NO_ANSWER'];
  const ends = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      end(acme.owner, id, { status: statuses[index % 4], reason: `by ${index}` }),
    ),
  );
  expect(new Set(ends.map(({ callSession }) => JSON.stringify(callSession))).size).toBe(1);
  expect(await recordsOf(acme.id, id)).toEqual({
    transcripts: 1,
    usage: [{ metric: 'voice_minutes', quantity: 3 }],
    ends: 1,
    audits: 1,
  });
});

test('the last words are in the transcript or refused, never lost', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  const talking = Array.from({ length: 12 }, (_, index) => say(acme.owner, id, `word ${index}`));
  const settled = await Promise.allSettled([...talking.slice(0, 6), end(acme.owner, id), ...talking.slice(6)]);
  const refused = settled.filter((result) => result.status === 'rejected');
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'CONFLICT' });
  const { text } = (await end(acme.owner, id)).callSession.transcript;
  expect(text === '' ? 0 : text.split('\n').length).toBe(12 - refused.length);
});

test('a call that nobody answered has an empty transcript and costs no minutes', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner, { status: 'RINGING' });
  const { callSession } = await end(acme.owner, id, { status: 'NO_ANSWER' });
  expect(callSession).toMatchObject({ status: 'NO_ANSWER', endReason: null, transcript: { text: '' } });
  expect((await recordsOf(acme.id, id)).usage).toEqual([]);
});

test('the first turn says that the call was answered, and an ended call takes no more', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  const first = (await say(acme.owner, id, 'Hello?')).callSession;
  expect(first).toMatchObject({ status: 'IN_PROGRESS', lastSeq: 1, answeredAt: expect.any(String) });
  expect((await say(acme.owner, id, 'Hello!')).callSession.answeredAt).toBe(first.answeredAt);
  await end(acme.owner, id);
  await expect(say(acme.owner, id, 'Anyone?')).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'The call is COMPLETED; it takes no more turns.',
  });
});

test('an interrupted turn keeps what was heard of what was to be said', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  const cut = { speaker: 'AI', interrupted: true, textGenerated: 'We are open from nine to five.' };
  await say(acme.owner, id, 'We are open', cut);
  await say(acme.owner, id, '', cut);
  const query = 'query ($id: ID!) { callSession(id: $id) { turns { nodes { textHeard textGenerated interrupted } } } }';
  const { nodes } = (await acme.owner.run(query, { id })).callSession.turns;
  expect(nodes[0]).toEqual({ textHeard: 'We are open', textGenerated: cut.textGenerated, interrupted: true });
  expect((await end(acme.owner, id)).callSession.transcript.text).toBe('AI: We are open\nAI: …');
});

test.each([
  [{ textHeard: ' ' }, 'textHeard'],
  [{ textHeard: 'x'.repeat(8001) }, 'textHeard'],
  [{ textGenerated: 'x'.repeat(8001) }, 'textGenerated'],
  [{ startedMs: -1 }, 'startedMs'],
  [{ startedMs: 86_400_001 }, 'startedMs'],
  [{ startedMs: 10, endedMs: 9 }, 'endedMs'],
])('a turn with wrong values is refused by the name of the field (%#)', async (input, path) => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  await expect(say(acme.owner, id, 'ok', input)).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [expect.objectContaining({ path })] },
  });
});
