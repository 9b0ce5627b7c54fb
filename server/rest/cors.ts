import type { IncomingMessage, ServerResponse } from 'node:http';

const exposed = 'X-Cursor, X-Request-Id, Location, Link, Retry-After';
const preflightSeconds = '600';

/** Lets pages of the listed sites read answers and send credentials; others get no header and no access. */
export function allowOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  allowedOrigins: readonly string[],
): void {
  if (allowedOrigins.length === 0) return;
  response.appendHeader('vary', 'Origin');
  const { origin } = request.headers;
  if (!origin || !allowedOrigins.includes(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-expose-headers', exposed);
}

/** The answer to OPTIONS: what may be asked here. */
export function answerOptions(request: IncomingMessage, response: ServerResponse, methods: readonly string[]): void {
  const allow = methods.join(', ');
  response.setHeader('allow', allow);
  if (response.hasHeader('access-control-allow-origin') && request.headers['access-control-request-method']) {
    response.setHeader('access-control-allow-methods', allow);
    const wanted = request.headers['access-control-request-headers'];
    if (wanted) response.setHeader('access-control-allow-headers', wanted);
    response.setHeader('access-control-max-age', preflightSeconds);
  }
  response.writeHead(204).end();
}
