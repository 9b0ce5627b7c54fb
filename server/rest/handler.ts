import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Endpoint, sinksOf } from '../graphql/endpoint.ts';
import { schema } from '../graphql/schema.ts';
import { currentOrigin } from '../http/request.ts';
import { type Answer, basePath } from './answer.ts';
import { compileRoute } from './compile.ts';
import { allowOrigin, answerOptions } from './cors.ts';
import { openApiJson } from './openapi.ts';
import { perform } from './perform.ts';
import { HttpRefusal, problemOf } from './problem.ts';
import { answerReference, referencePath } from './reference.ts';
import { createRouter, type Matched } from './router.ts';
import { routes } from './routes.ts';
import { send } from './send.ts';

export type RestOptions = {
  /** Sites whose pages may call the API with credentials. */
  allowedOrigins: readonly string[];
};

const openApiPath = `${basePath}/openapi.json`;

/** An absolute-form or broken target must not throw, and what follows `//` is a path, not a host. */
function urlOf(request: IncomingMessage): URL {
  const target = request.url?.startsWith('/') ? request.url : '/';
  return new URL(`http://localhost${target}`);
}

function notHere(pathname: string): HttpRefusal {
  return new HttpRefusal(404, 'Not found', `There is nothing at ${pathname.slice(0, 200)}.`);
}

function notAllowed(method: string, allowed: readonly string[]): HttpRefusal {
  const allow = allowed.join(', ');
  return new HttpRefusal(405, 'Method not allowed', `${method} is not possible here; ${allow} are.`, { allow });
}

const readable = ['GET', 'HEAD', 'OPTIONS'];

/** The documents about the API: openapi.json and the reference. */
function isDocument(pathname: string): boolean {
  return pathname === openApiPath || pathname === referencePath || pathname.startsWith(`${referencePath}/`);
}

async function answerDocument(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
  const method = request.method ?? 'GET';
  if (method === 'OPTIONS') return answerOptions(request, response, readable);
  if (!readable.includes(method)) throw notAllowed(method, readable);
  if (pathname === openApiPath) {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(openApiJson());
  } else if (!(await answerReference(request, response, pathname))) throw notHere(pathname);
}

/**
 * REST v1 below /api/v1 and its reference below /api/docs. Every route of the table is compiled against the schema
 * here, so a document that does not fit it stops the start.
 */
export function createRestHandler(endpoint: Endpoint, options: RestOptions) {
  const compiled = routes.map((route) => compileRoute(schema, route));
  const find = createRouter(compiled);

  function performRoute(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    matched: Matched,
  ): Promise<Answer> {
    const { route, params } = matched;
    return perform(request, { endpoint, route, params, url, answer: sinksOf(response) });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlOf(request);
    const method = request.method ?? 'GET';
    if (isDocument(url.pathname)) return answerDocument(request, response, url.pathname);
    if (!url.pathname.startsWith(`${basePath}/`)) throw notHere(url.pathname);
    const found = find(method, url.pathname.slice(basePath.length));
    if (found.kind === 'none') throw notHere(url.pathname);
    if (method === 'OPTIONS') return answerOptions(request, response, found.kind === 'method' ? found.allowed : []);
    if (found.kind === 'method') throw notAllowed(method, found.allowed);
    send(request, response, await performRoute(request, response, url, found));
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { requestId } = currentOrigin();
    response.setHeader('x-request-id', requestId);
    allowOrigin(request, response, options.allowedOrigins);
    try {
      await answer(request, response);
    } catch (error) {
      send(request, response, problemOf(error, requestId));
    }
  };
}
