import { afterAll, expect } from 'vitest';
import { expectDocumented } from '../rest/documented.ts';
import { routes } from '../rest/routes.ts';
import type { Tag } from '../rest/tags.ts';
import type { ApiClient, Data } from './client.ts';

/** Which test file calls the routes under which heading; a heading without one does not compile. */
export const testFiles = {
  Authentication: 'accounts',
  Organizations: 'accounts',
  Members: 'accounts',
  'API keys': 'accounts',
  Plans: 'accounts',
  Billing: 'accounts',
  Conversations: 'conversations',
  Contacts: 'conversations',
  Channels: 'conversations',
  Labels: 'conversations',
  'Saved replies': 'conversations',
  'AI agents': 'automation',
  Knowledge: 'automation',
  Workflows: 'automation',
  Webhooks: 'automation',
  Calls: 'automation',
  'Audit log': 'accounts',
} as const satisfies Record<Tag, string>;

type TestFile = (typeof testFiles)[Tag];

// Their payloads reach no position of an event log.
const cursorless = new Set(['POST /auth/logout']);

type Call = { as?: ApiClient; id?: string; body?: unknown; query?: string; headers?: Record<string, string> };

/**
 * Calls rows of the table as the owner. When the file's tests have ended, every route under its headings must have been
 * called with its documented success.
 */
export function restKit(owner: ApiClient, file: TestFile) {
  const answered = new Set<string>();

  afterAll(() => {
    const own = routes.filter(({ tag }) => testFiles[tag] === file).map(({ method, path }) => `${method} ${path}`);
    expect(own.filter((row) => !answered.has(row))).toEqual([]);
  });

  /** Calls a row of the table and expects its documented success. */
  async function call(method: string, path: string, { as = owner, id, body, query = '', headers }: Call = {}) {
    const row = routes.find((route) => route.method === method && route.path === path);
    if (!row) throw new Error(`no route ${method} ${path}`);
    const answer = await as.rest(method, `${path.replace(':id', id ?? '')}${query}`, body, headers);
    expect(answer.body, `${method} ${path}`).not.toMatchObject({ code: expect.anything(), title: expect.anything() });
    expect(answer.status).toBe(row.status);
    if (row.status === 204) expect(answer.body).toBeNull();
    else expectDocumented(method, path, row.status, answer.body);
    if (method !== 'GET' && !cursorless.has(`${method} ${path}`)) {
      expect(answer.response.headers.get('x-cursor'), `${method} ${path}`).toEqual(expect.any(String));
    }
    answered.add(`${method} ${path}`);
    return answer;
  }

  /** Calls a row of the table whose engine is not there yet. */
  async function refusedWithoutEngine(method: string, path: string, id: string, body: unknown = {}): Promise<void> {
    const answer = await owner.rest(method, path.replace(':id', id), body);
    expect(answer).toMatchObject({ status: 502, body: { code: 'UPSTREAM_FAILED' } });
    answered.add(`${method} ${path}`);
  }

  /** The created object, which its Location leads to as well. */
  async function create(path: string, body: Data, id?: string): Promise<Data> {
    const { response, body: created } = await call('POST', path, { body, id });
    const location = response.headers.get('location') ?? '';
    expect(location).toMatch(new RegExp(`^/api/v1/.*${created.id}$`));
    const read = await owner.rest('GET', location.slice('/api/v1'.length));
    expect(read.status).toBe(200);
    expect(read.body.id).toBe(created.id);
    return created;
  }

  return { call, create, refusedWithoutEngine };
}
