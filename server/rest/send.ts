import { createHash } from 'node:crypto';
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

/** Any tag of `If-None-Match` that is the answer's, weak or not (RFC 9110, 13.1.2). */
function isKnown(given: string | undefined, etag: string): boolean {
  return (
    given !== undefined &&
    (given.trim() === '*' || given.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
  );
}

/**
 * Whether the client has this answer already. What was read may be kept by its reader, who asks each time whether it
 * still holds.
 */
function isUnchanged(request: IncomingMessage, response: ServerResponse, status: number, bytes: Buffer): boolean {
  const readable = request.method === 'GET' || request.method === 'HEAD';
  if (!readable || status !== 200) return false;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'private, no-cache');
  response.appendHeader('vary', 'Authorization, X-Organization-Id');
  return isKnown(request.headers['if-none-match'], etag);
}

/** Writes an answer. Writes and errors may not be kept: they depend on who asks, and when. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, headers, body } = answer;
  if (response.headersSent || response.destroyed) return;
  response.setHeader('cache-control', 'no-store');
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  if (isUnchanged(request, response, status, bytes)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...headers,
  });
  if (headers.connection === 'close') endLingering(request, response, bytes);
  else response.end(bytes);
}
