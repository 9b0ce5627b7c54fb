import { type Client, createClient, MessageType } from 'graphql-ws';
import { graphqlUrl } from '../graphql/request';
import { session } from '../session/session';
import type { Connection } from './connection';
import { backoffMs } from './follow-log';
import { onWake, waitOrWake } from './wake';

const keepAliveMs = 12_000;
const pongWithinMs = 6_000;
/** Somebody is looking at the page and waits for it. */
const wakePongWithinMs = 4_000;
/** From the first packet until the server has acknowledged: it may have thousands to admit. */
const connectWithinMs = 20_000;
/** The server has ended the session, or the person was removed from the organization. */
const signedOutCode = 4401;
/** The token has ended, or says less than it should: whatever this machine's clock thinks of it. */
const renewCode = 4403;
const tryAgainLaterCode = 1013;
const crowdedWaitMs = { least: 30_000, most: 60_000 };

function socketUrl(): string {
  const url = new URL(graphqlUrl, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}

const codeOf = (event: unknown) => (event as { code?: unknown } | null)?.code;
const isSignedOut = (event: unknown) => codeOf(event) === signedOutCode;

/** The server has no place for another socket of this account or organization: asking again at once makes it worse. */
function isCrowded(event: unknown): boolean {
  const { code, reason } = event as { code?: unknown; reason?: unknown };
  return code === tryAgainLaterCode && String(reason).startsWith('Too many connections');
}

/** The one WebSocket of this tab. It comes back by itself, each time with a token that is good then. */
export function createSocket(organizationId: string, connection: Connection): Client {
  let answerTimer: ReturnType<typeof setTimeout> | undefined;
  let open: WebSocket | undefined;
  let crowded = false;
  let mustRenew = false;

  // A cable that was pulled does not close the socket; only silence tells. A handshake of closing would wait for it too.
  const expectAnswer = (withinMs: number) => {
    clearTimeout(answerTimer);
    answerTimer = setTimeout(() => client.terminate(), withinMs);
  };
  const stopLooking = onWake(() => {
    if (open?.readyState !== WebSocket.OPEN) return;
    open.send(JSON.stringify({ type: MessageType.Ping }));
    expectAnswer(wakePongWithinMs);
  });

  const client = createClient({
    url: socketUrl,
    connectionParams: async () => {
      if (mustRenew) await session.renew();
      const token = await session.token();
      return { organizationId, ...(token && { authorization: `Bearer ${token}` }) };
    },
    lazy: false,
    onNonLazyError: (event) => isSignedOut(event) && session.ended(),
    keepAlive: keepAliveMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => (crowded ? wait(crowdedBackoffMs()) : waitOrWake(backoffMs(retries))),
    on: {
      connecting: () => expectAnswer(connectWithinMs),
      connected: (socket) => {
        clearTimeout(answerTimer);
        open = socket as WebSocket;
        mustRenew = false;
        connection.set('catchingUp');
      },
      closed: (event) => {
        clearTimeout(answerTimer);
        open = undefined;
        crowded = isCrowded(event);
        mustRenew ||= codeOf(event) === renewCode;
        connection.set(crowded ? 'crowded' : 'down');
        if (isSignedOut(event)) session.ended();
      },
      ping: (received) => {
        if (!received && open) expectAnswer(pongWithinMs);
      },
      pong: (received) => {
        if (received && open) clearTimeout(answerTimer);
      },
    },
  });
  const { dispose } = client;
  return {
    ...client,
    dispose() {
      stopLooking();
      clearTimeout(answerTimer);
      return dispose();
    },
  };
}

function crowdedBackoffMs(): number {
  return crowdedWaitMs.least + Math.random() * (crowdedWaitMs.most - crowdedWaitMs.least);
}

function wait(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
