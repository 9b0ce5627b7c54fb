import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { close } from './close-codes.ts';

type Clients = ReadonlySet<WebSocket>;

const stepMs = 50;
const handshakeMsMax = 1_000;

/**
 * Sends every client elsewhere, spread over some time, so that the processes that go on are not asked for everything at
 * once. Whoever connects meanwhile is sent away too.
 */
export async function sendElsewhere(clients: Clients, spreadMs: number): Promise<void> {
  const until = Date.now() + spreadMs;
  for (let leftMs = spreadMs; leftMs > 0; leftMs = until - Date.now()) {
    const open = [...clients].filter(isOpen);
    const share = Math.ceil((open.length * stepMs) / Math.max(stepMs, leftMs));
    for (const client of open.slice(0, share)) client.close(...close.restart);
    await sleep(Math.min(stepMs, leftMs));
  }
}

/** Closes what is still open. A client that does not answer the close is cut off a second later. */
export async function closeAll(clients: Clients): Promise<void> {
  for (const client of clients) if (isOpen(client)) client.close(...close.restart);
  for (const deadline = Date.now() + handshakeMsMax; clients.size > 0 && Date.now() < deadline; ) await sleep(10);
  for (const client of clients) client.terminate();
}

const isOpen = (client: WebSocket) => client.readyState === client.OPEN;
