import { notFound } from '../errors.ts';
import type { CompiledRoute } from './compile.ts';

/** An answer before it is written: what the handler sends, and what an Idempotency-Key would keep. */
export type Answer = { status: number; headers: Record<string, string>; body: unknown };

export type Data = Record<string, unknown>;

export const basePath = '/api/v1';

const pageSizeDefault = 25;

function at(data: unknown, path: string): unknown {
  return path.split('.').reduce((value, name) => (value as Data | null | undefined)?.[name], data);
}

/** The log position that a write reached. A sign-in has none of its own; its organization's is as good. */
function cursorHeader(route: CompiledRoute, data: Data): Record<string, string> {
  if (route.method === 'GET') return {};
  const payload = data[route.field];
  const cursor = at(payload, 'cursor') ?? at(payload, 'organization.cursor');
  return typeof cursor === 'string' ? { 'x-cursor': cursor } : {};
}

function locationHeader(route: CompiledRoute, url: URL, body: Data): Record<string, string> {
  if (route.status !== 201) return {};
  const below = route.location?.replace(':id', String(body.id));
  return { location: below ? `${basePath}${below}` : `${url.pathname}/${String(body.id)}` };
}

function listAnswer(route: CompiledRoute, url: URL, entries: unknown[], nextCursor: string | null): Answer {
  const headers: Record<string, string> = {};
  if (nextCursor !== null) {
    const query = new URLSearchParams(url.searchParams);
    if (!query.has('limit')) query.set('limit', String(pageSizeDefault));
    query.set('cursor', nextCursor);
    headers.link = `<${url.pathname}?${query}>; rel="next"`;
  }
  return { status: route.status, headers, body: { data: entries, nextCursor } };
}

type Connection = { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/**
 * The answer of a route from the data of its document.
 * @throws NOT_FOUND when the object is null
 */
export function answerFrom(route: CompiledRoute, url: URL, data: Data): Answer {
  const headers = cursorHeader(route, data);
  if (!route.answer || !route.answered) return { status: route.status, headers, body: undefined };
  const value = at(data, route.answer);
  const { kind, type } = route.answered;
  if (value === null || value === undefined) throw notFound(type.name);
  if (kind === 'array') return listAnswer(route, url, value as unknown[], null);
  if (kind === 'connection') {
    const { nodes, pageInfo } = value as Connection;
    return listAnswer(route, url, nodes, pageInfo.hasNextPage ? pageInfo.endCursor : null);
  }
  const extra = Object.entries(route.extra ?? {}).map(([name, path]) => [name, at(data, path)]);
  const body = { ...(value as Data), ...Object.fromEntries(extra) };
  return { status: route.status, headers: { ...headers, ...locationHeader(route, url, body) }, body };
}
