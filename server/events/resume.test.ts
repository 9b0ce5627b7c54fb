import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from 'graphql-ws';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { db } from '../db/client.ts';
import { parseTypeId, toTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { assemble } from '../simulate/cast.ts';
import { readDialogues } from '../simulate/dialogue-file.ts';
import { builtInDialogues } from '../simulate/dialogues.ts';
import { interleave, writeScripts } from '../simulate/plan.ts';
import type { Played } from '../simulate/player.ts';
import { createRandom } from '../simulate/random.ts';
import { play } from '../simulate/run.ts';
import { Tally } from '../simulate/tally.ts';
import type { ApiClient, Data } from '../testing/client.ts';
import { createOrganization, type TestOrganization, testPassword } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const chats = fileURLToPath(new URL('../../../shared/data/chats.sgd.jsonl', import.meta.url));
const conversations = 20;
const cuts = 5;
/** Slow enough for a busy machine to deliver while it writes, so that the cuts fall into the traffic. */
const messagesPerSecond = 50;
const timeoutMs = 90_000;

const inbox = `subscription ($after: String) { inboxEvents(after: $after) { type cursor
  ... on MessageAddedEvent { message { id seq body } conversation { id } } } }`;
const messages = `subscription ($after: String, $id: ID!) { messageAdded(conversationId: $id, after: $after) {
  type cursor message { id seq body } } }`;

const seqOf = (cursor: string) => Number.parseInt(cursor, 10);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Something that rises, and that can be waited for. */
class Level {
  value = 0;
  #waiting = new Set<{ level: number; resolve: () => void }>();

  raise(value: number): void {
    this.value = value;
    for (const waiter of this.#waiting) {
      if (waiter.level > value) continue;
      this.#waiting.delete(waiter);
      waiter.resolve();
    }
  }

  reaches(level: number): Promise<void> {
    if (this.value >= level) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.add({ level, resolve }));
  }
}

/** A subscriber whose connection can be torn, and that resumes behind the last event it saw. */
class Follower {
  readonly events: Data[] = [];
  readonly position = new Level();
  readonly caughtUp = new Level();
  #token: string | null;
  #query: string;
  #variables: Record<string, unknown>;
  #cursor = '0';
  #connection: { client: Client; socket: () => WebSocket | null } | null = null;
  #tears: number[];

  /** @param tears event numbers at which the connection is torn, in the middle of whatever is arriving */
  constructor(user: ApiClient, query: string, variables: Record<string, unknown> = {}, tears: number[] = []) {
    this.#token = user.token;
    this.#query = query;
    this.#variables = variables;
    this.#tears = tears;
    this.connect();
  }

  connect(): void {
    let socket: WebSocket | null = null;
    class Remembered extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        socket = this;
      }
    }
    const client = createClient({
      url: `${server.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: Remembered,
      connectionParams: { authorization: `Bearer ${this.#token}` },
      retryAttempts: 0,
    });
    const connection = { client, socket: () => socket };
    this.#connection = connection;
    client.subscribe(
      { query: this.#query, variables: { ...this.#variables, after: this.#cursor } },
      {
        // What the torn connection still had in memory counts as lost, as it would be for a browser that went away.
        next: (result: Data) => connection === this.#connection && this.#receive(result),
        error: () => {},
        complete: () => {},
      },
    );
  }

  /** Tears the connection without a closing handshake. */
  cut(): void {
    this.#connection?.socket()?.terminate();
    this.#connection = null;
  }

  async end(): Promise<void> {
    await this.#connection?.client.dispose();
  }

  #receive({ data, errors }: Data): void {
    if (errors) throw new Error(errors[0].message);
    const event = Object.values(data as object)[0];
    this.#cursor = event.cursor;
    if (event.type === 'CAUGHT_UP') this.caughtUp.raise(this.caughtUp.value + 1);
    else this.events.push(event);
    const seq = seqOf(event.cursor);
    this.position.raise(seq);
    if (seq < (this.#tears[0] ?? Number.POSITIVE_INFINITY)) return;
    this.#tears.shift();
    this.cut();
    this.connect();
  }
}

async function playTraffic(acme: TestOrganization, onSent: (played: Played) => void) {
  const settings = { conversations, agents: 2, messagesPerSecond, seed: 'resume', runId: 'resume' };
  const dialogues = existsSync(chats) ? (await readDialogues(chats)).slice(0, 200) : builtInDialogues;
  const credentials = { email: acme.email, password: testPassword };
  const cast = await assemble({ ...settings, url: server.url, credentials, key: null });
  const scripts = writeScripts({ ...settings, dialogues });
  const planned = scripts.reduce((sum, { turns }) => sum + turns.length, 0);
  const tally = new Tally();
  const run = () =>
    play(interleave(scripts, { ...settings, dialogues }), cast, tally, { onSent: (_sent, played) => onSent(played) });
  return { planned, tally, run };
}

/** Where the connection is torn and where it comes back, in acknowledged messages. */
function momentsOf(planned: number) {
  const random = createRandom('moments');
  return upTo(cuts).map((number) => {
    const cutAt = Math.floor((planned * (number - 0.5 + random() / 3)) / (cuts + 1));
    return { cutAt, resumeAt: cutAt + 1 + Math.floor((random() * planned) / (4 * cuts)) };
  });
}

async function cutRepeatedly(follower: Follower, acknowledged: Level, planned: number): Promise<number> {
  let missed = 0;
  for (const [index, { cutAt, resumeAt }] of momentsOf(planned).entries()) {
    await acknowledged.reaches(cutAt);
    await follower.caughtUp.reaches(index + 1);
    follower.cut();
    const before = acknowledged.value;
    await acknowledged.reaches(Math.min(planned, Math.max(resumeAt, before + 1)));
    missed += acknowledged.value - before;
    follower.connect();
  }
  await follower.caughtUp.reaches(cuts + 1);
  return missed;
}

/** As a viewer sees it: a key is none of their business. */
const toApiType = (type: string) => (type.startsWith('api_key') ? 'HIDDEN' : type.toUpperCase().replace('.', '_'));

async function readRows(organizationId: string) {
  const id = parseTypeId('org', organizationId);
  return runInOrganization(id, async () => ({
    events: await db.event.findMany({ where: { organizationId: id }, orderBy: { seq: 'asc' } }),
    messages: await db.message.findMany({
      where: { organizationId: id },
      orderBy: [{ conversationId: 'asc' }, { seq: 'asc' }],
    }),
  }));
}

type Rows = Awaited<ReturnType<typeof readRows>>;

/** The stored messages of one conversation as events show them. */
function threadOf(rows: Rows, conversationId: string) {
  const uuid = parseTypeId('conv', conversationId);
  return rows.messages
    .filter((message) => message.conversationId === uuid)
    .map(({ id, seq, body }) => ({ id: toTypeId('msg', id), seq, body }));
}

/** Waits until the follower has everything that concerns it. */
function reachesEnd(follower: Follower, rows: Rows, conversationId?: string): Promise<void> {
  const uuid = conversationId && parseTypeId('conv', conversationId);
  const last = rows.events.findLast(
    (event) => !uuid || (event.type === 'message.created' && event.conversationId === uuid),
  );
  return follower.position.reaches(Number(last?.seq));
}

test('a subscriber that is cut off five times under traffic sees every event once, in order, without a gap', {
  timeout: timeoutMs,
}, async () => {
  const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
  const watcher = await acme.addMember('VIEWER');
  const acknowledged = new Level();
  const ofOne = new Map<string, Follower>();
  const traffic = await playTraffic(acme, ({ conversationId: id }) => {
    if (ofOne.size === 0 && id) ofOne.set(id, new Follower(watcher, messages, { id }));
    acknowledged.raise(acknowledged.value + 1);
  });
  const torn = new Follower(watcher, inbox);
  const steady = new Follower(watcher, inbox);
  const stranger = new Follower(globex.owner, inbox);
  await Promise.all([torn, steady, stranger].map(({ caughtUp }) => caughtUp.reaches(1)));
  const own = stranger.events.length;

  const [played, missed] = await Promise.all([traffic.run(), cutRepeatedly(torn, acknowledged, traffic.planned)]);
  const rows = await readRows(acme.id);
  const head = rows.events.length;
  await Promise.all([torn, steady].map((follower) => reachesEnd(follower, rows)));
  await Promise.all([...ofOne].map(([id, follower]) => reachesEnd(follower, rows, id)));
  const { id: strangersId } = await globex.createConversation('nothing else is heard');
  await stranger.position.reaches(own + 3);

  process.stdout.write(
    `${played.length} conversations, ${acknowledged.value} messages acknowledged, ${Math.round(traffic.tally.messagesPerSecond)}/s; ` +
      `${head} events in the log; ${torn.caughtUp.value - 1} cuts, during which ${missed} messages were acknowledged; ` +
      `seen by the torn subscriber ${torn.events.length}, by the steady one ${steady.events.length}, by the stranger 0\n`,
  );
  expect(traffic.tally.problems).toEqual([]);
  expect(acknowledged.value).toBe(traffic.planned);
  expect(rows.events.map(({ seq }) => Number(seq))).toEqual(upTo(head));
  for (const follower of [torn, steady]) {
    expect(follower.events.map(({ cursor }) => seqOf(cursor))).toEqual(upTo(head));
    expect(follower.events.map(({ type }) => type)).toEqual(rows.events.map(({ type }) => toApiType(type)));
    expectThreads(played, rows, follower);
  }
  expect(torn.caughtUp.value).toBe(cuts + 1);
  for (const [id, follower] of ofOne) {
    expect(follower.events.map(({ message }) => message)).toEqual(threadOf(rows, id));
    await follower.end();
  }
  expect(stranger.events.slice(own).map(({ type }) => type)).toEqual([
    'CONTACT_CREATED',
    'CONVERSATION_CREATED',
    'MESSAGE_CREATED',
  ]);
  expect(stranger.events.at(-1).conversation.id).toBe(strangersId);
  await Promise.all([torn, steady, stranger].map((follower) => follower.end()));
});

test('a replay that is cut off goes on behind the last event it gave', async () => {
  const acme = await createOrganization(server);
  for (let index = 0; index < 100; index++) await acme.createConversation(`number ${index}`);
  const head = (await readRows(acme.id)).events.length;
  const follower = new Follower(acme.owner, inbox, {}, [1, 40, 201]);
  await follower.position.reaches(head);
  await follower.caughtUp.reaches(1);
  expect(follower.events.map(({ cursor }) => seqOf(cursor))).toEqual(upTo(head));
  await follower.end();
});

function expectThreads(played: Played[], rows: Rows, follower: Follower): void {
  const seen = new Map<string, unknown[]>();
  for (const { type, conversation, message } of follower.events) {
    if (type !== 'MESSAGE_CREATED') continue;
    seen.set(conversation.id, [...(seen.get(conversation.id) ?? []), message]);
  }
  expect(seen.size).toBe(conversations);
  for (const { conversationId, sent } of played) {
    const stored = threadOf(rows, String(conversationId));
    expect(stored.map(({ seq }) => seq)).toEqual(upTo(stored.length));
    expect(seen.get(String(conversationId))).toEqual(stored);
    const acknowledged = sent.map(({ id, seq, turn }) => ({ id, seq, body: turn.text }));
    expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
  }
}
