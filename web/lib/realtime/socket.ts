import { type Client, createClient } from 'graphql-ws';
import { graphqlUrl } from '../graphql/request';
import { session } from '../session/session';
import type { Connection } from './connection';
import { backoffMs } from './follow-inbox';

const keepAliveMs = 12_000;
const pongWithinMs = 6_000;
/** The server has ended the session, or the person was removed from the organization. */
const signedOutCode = 4401;
const tryAgainLaterCode = 1013;
const crowdedWaitMs = { least: 30_000, most: 60_000 };

function socketUrl(): string {
  const url = new URL(graphqlUrl, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}

function isSignedOut(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'code' in event && event.code === signedOutCode;
}

/** The server has no place for another socket of this account or organization: asking again at once makes it worse. */
function isCrowded(event: unknown): boolean {
  const { code, reason } = event as { code?: unknown; reason?: unknown };
  return code === tryAgainLaterCode && String(reason).startsWith('Too many connections');
}

/** The one WebSocket of this tab. It comes back by itself, each time with a token that is good then. */
export function createSocket(organizationId: string, connection: Connection): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  let silent: WebSocket | undefined;
  let crowded = false;

  return createClient({
    url: socketUrl,
    connectionParams: async () => {
      const token = await session.token();
      return { organizationId, ...(token && { authorization: `Bearer ${token}` }) };
    },
    lazy: false,
    onNonLazyError: (event) => isSignedOut(event) && session.ended(),
    keepAlive: keepAliveMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => waitOrOnline(crowded ? crowdedBackoffMs() : backoffMs(retries)),
    on: {
      opened: (socket) => {
        silent = socket as WebSocket;
      },
      connected: () => connection.set('catchingUp'),
      closed: (event) => {
        clearTimeout(pongTimer);
        crowded = isCrowded(event);
        connection.set(crowded ? 'crowded' : 'down');
        if (isSignedOut(event)) session.ended();
      },
      ping: (received) => {
        // A cable that was pulled does not close the socket; only silence tells.
        if (!received) pongTimer = setTimeout(() => silent?.close(4408, 'No answer'), pongWithinMs);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
    },
  });
}

function crowdedBackoffMs(): number {
  return crowdedWaitMs.least + Math.random() * (crowdedWaitMs.most - crowdedWaitMs.least);
}

/** Waits, but no longer than until the browser says that the network is back. */
function waitOrOnline(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    addEventListener('online', done);
  });
}
