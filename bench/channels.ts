import { Audience } from './audience.ts';
import * as documents from './documents.ts';
import type { Filled } from './fill.ts';
import type { Group, Position } from './messages.ts';
import { nowMs } from './processes/schedule.ts';
import type { Product } from './product.ts';
import type { Remote } from './remote.ts';
import { outside, type Stage } from './stage.ts';

/** About a kilobyte on the wire, with the time at which sending was due. */
export const textDue = (dueMs: number) =>
  `@due:${dueMs.toFixed(3)} ${'The parcel is on its way to you. '.repeat(23)}`.trim();

/** Where events are written, and who hears them. */
export type Channel = {
  name: string;
  pid: number;
  audience: Audience;
  /** Who hears it; each group has a document of its own. */
  groups: Group[];
  /** Sends one message, to the group or to where nobody listens. */
  publish: (dueMs: number, quiet?: boolean) => Promise<void>;
  /** Adds subscribers and waits until each is subscribed. */
  grow: (count: number) => Promise<void>;
};

async function post(port: number, path: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok || answer.errors) throw new Error(JSON.stringify(answer.errors ?? answer).slice(0, 500));
  return answer.data;
}

const productPath = '/graphql';

type Watched = { organizationId: string; conversation: string };

/** Sends into a conversation of the product. @returns the position behind it */
export async function sendInto(
  product: Product,
  { organizationId, conversation }: Watched,
  dueMs: number,
): Promise<Position> {
  const input = { conversationId: outside('conv', conversation), body: textDue(dueMs) };
  const body = { query: documents.send, variables: { input } };
  const { sendMessage } = await post(product.port, productPath, body, product.headers(organizationId));
  return { cursor: sendMessage.cursor, nextSeq: sendMessage.message.seq + 1 };
}

/** Subscribers with one document in one conversation. @param name tells groups with other documents apart */
export function groupOf(product: Product, watched: Watched, name: string, query = documents.messageAdded): Group {
  const params = product.headers(watched.organizationId);
  return { name, query, variables: { id: outside('conv', watched.conversation) }, params };
}

/** The product: subscribers on one process, writes on the same or another. */
export function productChannel(
  { listening, writing = listening }: { listening: Product; writing?: Product },
  watched: Watched,
  quiet: Filled,
  audience: Audience,
  groups = [groupOf(listening, watched, 'all')],
): Channel {
  const silent = { organizationId: quiet.organizationId, conversation: quiet.conversations[0] ?? '' };
  return {
    name: 'Switchboard',
    pid: listening.remote.pid,
    audience,
    groups,
    publish: async (dueMs, toNobody) => {
      await sendInto(writing, toNobody ? silent : watched, dueMs);
    },
    grow: async (count) => {
      const delivered = audience.next(groups);
      const from = await sendInto(writing, watched, nowMs());
      await delivered;
      const options = { protocol: 'graphql', path: productPath } as const;
      for (const [index, group] of groups.entries()) {
        const share = Math.floor((count + index) / groups.length);
        await audience.connect({ ...options, port: listening.port, group, count: share, from });
      }
    },
  };
}

type Server = { remote: Remote; port: number };

const subscribedWithinMs = 5_000;
const attemptsMax = 12;

/** A server whose subscribers are not told when they are subscribed: events are sent until one has reached them all. */
async function growBlindly(channel: Channel, connect: () => Promise<unknown>): Promise<void> {
  const { audience, groups, publish } = channel;
  await connect();
  for (let attempt = 1; ; attempt++) {
    const delivered = audience.next(groups, subscribedWithinMs);
    await publish(nowMs());
    const late = await delivered.then(
      () => null,
      (error: Error) => error,
    );
    await audience.take();
    if (!late) return;
    if (attempt === attemptsMax) throw late;
  }
}

/** Raw `ws`, with frames as long as the product's. */
export function floorChannel({ remote, port }: Server, audience: Audience): Channel {
  const channel: Channel = {
    name: 'raw ws',
    pid: remote.pid,
    audience,
    groups: [{ name: 'all' }],
    publish: (dueMs, quiet = false) => {
      const id = 'msg_01k00000000000000000000000';
      const message = { id, seq: 0, kind: 'REPLY', authorType: 'AGENT', body: textDue(dueMs), status: 'SENT' };
      const added = {
        cursor: '1000-00000000',
        type: 'MESSAGE_CREATED',
        message: { ...message, createdAt: new Date() },
      };
      const frame = JSON.stringify({ id: '1', type: 'next', payload: { data: { messageAdded: added } } });
      return post(port, '/', { frame, quiet });
    },
    grow: (count) =>
      growBlindly(channel, () =>
        audience.connect({
          port,
          protocol: 'raw',
          path: '/',
          group: { name: 'all' },
          count,
        }),
      ),
  };
  return channel;
}

export function peerChannel(name: string, { remote, port }: Server, audience: Audience): Channel {
  const group = { name: 'all', query: documents.plain.messageAdded, variables: { topic: 'all' } };
  const channel: Channel = {
    name,
    pid: remote.pid,
    audience,
    groups: [group],
    publish: (dueMs, quiet) =>
      post(port, '/graphql', {
        query: documents.plain.publish,
        variables: { topic: quiet ? 'quiet' : 'all', body: textDue(dueMs) },
      }),
    grow: (count) =>
      growBlindly(channel, () => audience.connect({ port, protocol: 'graphql', path: '/graphql', group, count })),
  };
  return channel;
}

export async function openAudience(running: AsyncDisposableStack, name = 'Switchboard'): Promise<Audience> {
  const audience = await Audience.open(name);
  running.defer(() => audience.stop());
  return audience;
}

/** Raw ws and the peers, each with subscribers of its own. */
export async function openRivals(stage: Stage, running: AsyncDisposableStack) {
  const start = async (script: string) => {
    const server = await stage.server(script);
    running.defer(() => server.remote.stop());
    return server;
  };
  return {
    floor: floorChannel(await start('floor-sockets'), await openAudience(running, 'raw ws')),
    peers: [
      peerChannel('yoga', await start('peer-yoga'), await openAudience(running, 'yoga')),
      peerChannel('Mercurius', await start('peer-mercurius'), await openAudience(running, 'Mercurius')),
    ],
  };
}
