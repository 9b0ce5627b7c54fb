import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { close } from './close-codes.ts';

/** Beyond this nothing more is added: the subscriptions of the socket read on from the log when it has drained. */
export const fullBytes = 512 * 1024;
const bufferedBytesMax = 1024 * 1024;
const standstillMsMax = 5_000;
/** A reader that has stopped never reads the close frame; its memory is freed after this. */
const goodbyeMs = 1_000;
const everyMs = 1_000;

type Watched = { transport: Socket; flushedBytes: number; movedAt: number };

const watched = new Map<WebSocket, Watched>();
let timer: NodeJS.Timeout | null = null;

/** Called after something was sent: keeps an eye on sockets with much unsent, and closes those with too much. */
export function afterSending(socket: WebSocket, transport: Socket): void {
  const { bufferedAmount } = socket;
  if (bufferedAmount > bufferedBytesMax) closeSlow(socket);
  else if (bufferedAmount > 0 && !watched.has(socket)) watch(socket, transport);
}

function watch(socket: WebSocket, transport: Socket): void {
  watched.set(socket, { transport, flushedBytes: flushed(transport), movedAt: Date.now() });
  timer ??= setInterval(check, everyMs).unref();
}

/** What the operating system has taken of it. */
function flushed({ bytesWritten, writableLength }: Socket): number {
  return bytesWritten - writableLength;
}

function check(): void {
  const now = Date.now();
  for (const [socket, state] of watched) {
    const flushedBytes = flushed(state.transport);
    if (flushedBytes > state.flushedBytes) Object.assign(state, { flushedBytes, movedAt: now });
    if (socket.readyState !== socket.OPEN || socket.bufferedAmount === 0) watched.delete(socket);
    else if (now - state.movedAt >= standstillMsMax) closeSlow(socket);
  }
  if (watched.size > 0 || !timer) return;
  clearInterval(timer);
  timer = null;
}

/** It resumes from its cursor, so nothing is lost. */
function closeSlow(socket: WebSocket): void {
  watched.delete(socket);
  if (socket.readyState !== socket.OPEN) return;
  socket.close(...close.slow);
  setTimeout(() => socket.terminate(), goodbyeMs).unref();
}
