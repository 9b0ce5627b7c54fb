import { bodyBytesMax, bodyTooLarge } from '../graphql/endpoint.ts';
import type { Handler } from './server.ts';

/**
 * Refuses a body that says it is too large before a byte of it is read, in the shape of a GraphQL answer.
 * Bodies that do not say are counted while they are read (endpoint.ts).
 */
export function guardBody(handler: Handler): Handler {
  return (request, response) => {
    const bytes = Number(request.headers['content-length'] ?? 0);
    if (bytes <= bodyBytesMax) return handler(request, response);
    response.writeHead(413, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
    response.end(JSON.stringify({ errors: [bodyTooLarge(bytes)] }));
    request.resume();
  };
}
