import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createOrganization, type TestOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { readArguments } from './arguments.ts';
import { assemble } from './cast.ts';
import { readDialogues } from './dialogue-file.ts';
import { builtInDialogues } from './dialogues.ts';
import { interleave, writeScripts } from './plan.ts';
import { play } from './run.ts';
import { checkServer } from './server-check.ts';
import { summarize } from './summary.ts';
import { Tally } from './tally.ts';
import { compare, verify } from './verify.ts';

const server = await startTestServer();
const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-simulate-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const settings = {
  dialogues: builtInDialogues,
  conversations: 12,
  agents: 1,
  messagesPerSecond: 0,
  seed: 'a seed',
  runId: 'run',
};

async function castFor(acme: TestOrganization, url: string, more: { agents?: number; onRetry?: () => void } = {}) {
  const patience = { retryForMs: 20_000, timeoutMs: 10_000, firstPauseMs: 1, pauseMsMax: 20 };
  const credentials = { email: acme.email, password: testPassword };
  return assemble({ ...settings, runId: unique('run'), key: null, url, patience, credentials, ...more });
}

/** Passes requests on. Of those that `loses` names, the server does the work, and its answer never arrives. */
async function startLossyProxy(loses: (count: number, body: string) => boolean): Promise<string> {
  let count = 0;
  const proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization = '' } = request.headers;
    const answer = await fetch(`${server.url}${request.url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: Buffer.concat(chunks),
    });
    const body = await answer.text();
    count += 1;
    if (loses(count, body)) request.socket.destroy();
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  afterAll(() => void proxy.close());
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

test('every turn is stored once and in order, also when answers get lost on the way', async () => {
  const acme = await createOrganization(server);
  const tally = new Tally();
  const url = await startLossyProxy((count) => count % 3 === 0);
  const cast = await castFor(acme, url, { agents: 2, onRetry: () => tally.countRetry('lost') });
  const scripts = writeScripts({ ...settings, agents: 2 });
  const played = await play(interleave(scripts, settings), cast, tally);
  const verified = await verify(acme.owner, played);
  await cast.leave();

  const planned = scripts.flatMap(({ turns }) => turns).length;
  expect(tally.problems).toEqual([]);
  expect(verified).toEqual({ conversations: 12, messages: planned, faults: [] });
  expect(tally.retries).toBeGreaterThan(20);
  expect(played.map(({ sent }) => sent.map(({ turn }) => turn.text))).toEqual(
    played.map(({ script }) => script.turns.map(({ text }) => text)),
  );
  const { contacts, conversationCounts } = await acme.owner.run(
    '{ contacts(first: 100) { nodes { id } } conversationCounts { all resolved } }',
  );
  expect(contacts.nodes).toHaveLength(12);
  expect(conversationCounts.all + conversationCounts.resolved).toBe(12);
  expect(conversationCounts.resolved).toBe(scripts.filter(({ closing }) => closing === 'resolve').length);
});

test('an invitation whose answer got lost is sent again', async () => {
  const acme = await createOrganization(server);
  let lost = 0;
  const url = await startLossyProxy((_count, body) => body.includes('"inviteMember"') && lost++ === 0);
  const cast = await castFor(acme, url, { agents: 2 });
  await cast.leave();
  expect(lost).toBeGreaterThan(0);
  const { invitations } = await acme.owner.run('{ invitations { nodes { status } } }');
  expect(invitations.nodes.map(({ status }: { status: string }) => status)).toContain('ACCEPTED');
  expect(invitations.nodes.map(({ status }: { status: string }) => status)).not.toContain('OPEN');
});

test('the key is revoked and the invited agents are removed at the end', async () => {
  const acme = await createOrganization(server);
  const cast = await castFor(acme, server.url, { agents: 3 });
  const seats = async () => (await acme.owner.run('{ members(first: 9) { nodes { id } } }')).members.nodes.length;
  expect(await seats()).toBe(3);
  await cast.leave();
  expect(await seats()).toBe(1);
  const { apiKeys } = await acme.owner.run('{ apiKeys { nodes { revokedAt } } }');
  expect(apiKeys.nodes).toEqual([{ revokedAt: expect.any(String) }]);
});

test('the same seed plays the same people, order and pauses; another one does not', () => {
  const plan = (seed: string) => {
    const paced = { ...settings, seed, messagesPerSecond: 5 };
    const steps = [...interleave(writeScripts(paced), paced)];
    return steps.map(({ script, turn, pauseMs }) => [script.contact.name, turn, pauseMs]);
  };
  expect(plan('one')).toEqual(plan('one'));
  expect(plan('one')).not.toEqual(plan('two'));
});

test('turns of a conversation keep their order, and the pauses keep the rate', () => {
  const paced = { ...settings, conversations: 200, messagesPerSecond: 5 };
  const steps = [...interleave(writeScripts(paced), paced)];
  const next = new Map<number, number>();
  for (const { script, turn } of steps) {
    const at = next.get(script.index) ?? 0;
    expect(turn).toBe(at < script.turns.length ? at : 'closing');
    next.set(script.index, at + 1);
  }
  const messages = steps.filter(({ turn }) => turn !== 'closing').length;
  const seconds = steps.reduce((sum, { pauseMs }) => sum + pauseMs, 0) / 1000;
  expect(messages / seconds).toBeCloseTo(5, 0);
});

test('an interrupted run keeps what was acknowledged and begins nothing more', async () => {
  const acme = await createOrganization(server);
  const cast = await castFor(acme, server.url);
  const tally = new Tally();
  const interruption = new AbortController();
  const played = await play(interleave(writeScripts(settings), settings), cast, tally, {
    signal: interruption.signal,
    onSent: () => tally.messages >= 20 && interruption.abort(),
  });
  expect(tally.problems).toEqual([]);
  expect(tally.messages).toBeLessThan(60);
  expect((await verify(acme.owner, played)).faults).toEqual([]);
});

test('reading back names what is missing, doubled, moved or changed', async () => {
  const [script] = writeScripts({ ...settings, conversations: 1 });
  if (!script) throw new Error('no script');
  const stored = script.turns.map((turn, index) => ({
    id: `msg_${index}`,
    seq: index + 1,
    body: turn.text,
    kind: turn.speaker === 'action' ? 'NOTE' : 'REPLY',
    authorType: turn.speaker === 'contact' ? 'CONTACT' : 'AGENT',
    clientMessageId: turn.clientMessageId,
  }));
  const sent = script.turns.map((turn, index) => ({ id: `msg_${index}`, seq: index + 1, turn }));
  const played = { script, sent, contactId: null, conversationId: 'conv_1', failure: null };
  const thread = (messages: typeof stored) => ({ lastSeq: stored.length, conversationsOfContact: 1, messages });
  const [first, second, ...others] = stored as [(typeof stored)[0], (typeof stored)[0], ...typeof stored];
  expect(compare(played, thread(stored))).toEqual([]);
  expect(compare(played, null)).toEqual(['it does not exist']);
  expect(compare(played, thread([first, ...others]))).toContain('message 2 has number 3');
  expect(compare(played, thread([first, first, ...others]))).toContain('a message is there twice');
  expect(compare(played, thread([second, first, ...others]))).toContain('message 1 is not where it was acknowledged');
  expect(compare(played, thread([{ ...first, body: 'x' }, second, ...others]))).toEqual(['message 1 has another text']);
  expect(compare(played, { ...thread(stored), conversationsOfContact: 2 })).toEqual([
    'its contact has a second conversation',
  ]);
});

test.for([
  [['--rate', 'fast'], '--rate is "fast"; it takes a number, 0 to 10000.'],
  [['--conversations', '0'], '--conversations is "0"; it takes a whole number, 1 to 100000.'],
  [['--url', 'nowhere'], '--url is "nowhere"; it takes a URL such as http://localhost:4000.'],
  [['--email', 'a@example.com'], '--email and --password go together; one of them is missing.'],
  [['--key', 'secret'], '--key does not begin with sb_live_; it takes an API key.'],
] as const)('%j is refused in one line', ([given, message]) => {
  expect(() => readArguments([...given])).toThrow(message);
});

test.for([
  ['{"id": "a"', 'line 2: is not JSON.'],
  ['{"id": "a"}', 'line 2: turns takes a list of {speaker, text}.'],
  ['{"id": "a", "turns": []}', 'line 2: turns must not be empty.'],
  [
    '{"id": "a", "turns": [{"speaker": "bot", "text": "x"}]}',
    'line 2: turns[0].speaker takes contact, agent or action.',
  ],
  ['{"id": "a", "turns": [{"speaker": "agent", "text": " "}]}', 'line 2: turns[0].text must not be empty.'],
] as const)('the malformed dialogue %s is named with its line', async ([line, message]) => {
  const file = path.join(folder, 'dialogues.jsonl');
  await writeFile(file, `${JSON.stringify(builtInDialogues[0])}\n${line}\n`);
  await expect(readDialogues(file)).rejects.toThrow(`${file}, ${message}`);
});

test('a missing file and a server that does not answer are said in one line', async () => {
  await expect(readDialogues('nowhere.jsonl')).rejects.toThrow('nowhere.jsonl does not exist.');
  await expect(checkServer('http://127.0.0.1:9', () => {})).rejects.toThrow(/^No server answers at .*npm start/);
  await expect(checkServer(`${server.url}/graphql`, () => {})).rejects.toThrow('is not Switchboard');
  expect(await checkServer(server.url, () => {})).toBeNull();
});

test('wrong credentials and a wrong key are said in one line', async () => {
  const acme = await createOrganization(server);
  const wanted = {
    ...settings,
    url: server.url,
    key: null,
    credentials: { email: acme.email, password: testPassword },
  };
  const wrong = { email: acme.email, password: 'not the password' };
  await expect(assemble({ ...wanted, credentials: wrong })).rejects.toThrow(`${acme.email} cannot log in`);
  await expect(assemble({ ...wanted, key: 'sb_live_wrong' })).rejects.toThrow('The API key does not serve');
});

test('the summary counts who sent what, and says what is wrong', () => {
  const tally = new Tally();
  for (const speaker of ['contact', 'contact', 'agent', 'action'] as const) tally.countSent(speaker, 10);
  tally.end();
  const verified = { conversations: 1, messages: 4, faults: ['conv_1: a message is there twice'] };
  const text = summarize(tally, { seed: 's', interrupted: true, verified });
  expect(text).toContain('4: 2 by contacts, 1 by agents, 1 notes');
  expect(text).toContain('(interrupted)');
  expect(text).toContain('NOT as acknowledged, 1\n  - conv_1: a message is there twice');
});
