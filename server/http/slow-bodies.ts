import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Connections whose request may take longer than the server gives one. */
const patient = new WeakSet<Duplex>();

/**
 * Lets the body of this request come as slowly as the line is, as long as it comes. The time that the server gives a
 * request is for all of it, and a large file may need more.
 * @param idleMs the connection is closed when nothing comes for so long, or up to twice as long
 */
export function awaitSlowBody(request: IncomingMessage, idleMs: number): void {
  const { socket } = request;
  let bytesRead = -1;
  patient.add(socket);
  const timer = setInterval(() => {
    if (socket.bytesRead === bytesRead) socket.destroy();
    bytesRead = socket.bytesRead;
  }, idleMs).unref();
  request.once('close', () => {
    clearInterval(timer);
    patient.delete(socket);
  });
}

const statusLines: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Answers what is no request, or took too long, as Node does by itself, but for the connections that may take long. */
export function endBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && patient.has(socket)) return;
    if (!socket.writable) return void socket.destroy(error);
    const status = statusLines[error.code ?? ''] ?? '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
  });
}
