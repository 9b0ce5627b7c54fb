import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

const lingerMs = 1000;

/**
 * Ends an answer while the request's body is still arriving. Closing at once would reset the connection, and the
 * client would see the reset instead of the answer; so what still comes is thrown away for a moment.
 */
function endLingering(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  response.write(bytes);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, lingerMs);
  request.once('end', end).once('close', end).resume();
}

/** Writes an answer. Nothing here may be cached: it depends on who asks, and when. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, headers, body } = answer;
  if (response.headersSent || response.destroyed) return;
  response.setHeader('cache-control', 'no-store');
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...headers,
  });
  if (headers.connection === 'close') endLingering(request, response, bytes);
  else response.end(bytes);
}
