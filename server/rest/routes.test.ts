/** What holds for every row of the table: who is refused, what is refused, and in which words. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allBut, type Permission } from '../auth/permissions.ts';
import { idPrefixes, newId, toTypeId } from '../db/ids.ts';
import type { NodeName } from '../graphql/ids.ts';
import { schema } from '../graphql/schema.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { testFiles } from '../testing/rest-kit.ts';
import { pathOf, typeAt } from '../testing/rest-paths.ts';
import { startTestServer } from '../testing/server.ts';
import { createWorld } from '../testing/world.ts';
import { compileRoute } from './compile.ts';
import type { TaggedRoute } from './route.ts';
import { ruleOfRoute } from './route-rule.ts';
import { routes } from './routes.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createWorld(server), createWorld(server)]);
const nobody = new ApiClient(server.url);

/** An id of the type that is nobody's. */
const unknownId = (type: NodeName) => toTypeId(idPrefixes[type], newId());

const takesBody = ({ method }: TaggedRoute) => method === 'POST' || method === 'PATCH';
const bodyOf = (route: TaggedRoute) => (takesBody(route) ? route.example : undefined);

test.each([...new Set(Object.values(testFiles))])('routes-%s.test.ts is there', (file) => {
  expect(existsSync(new URL(`routes-${file}.test.ts`, import.meta.url))).toBe(true);
});

test.each(routes.filter((route) => !route.access))('$method $path without a token is 401', async (route) => {
  const answer = await nobody.rest(route.method, await pathOf(route, unknownId), bodyOf(route));
  expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  expect(answer.response.headers.get('www-authenticate')).toBe('Bearer');
});

/** What the route asks for, where that is a permission. */
function permissionOf(route: TaggedRoute): Permission | null {
  const rule = ruleOfRoute(compileRoute(schema, route));
  return rule.includes(':') ? (rule as Permission) : null;
}

const permitted = routes
  .filter((route) => !route.access)
  .map((route) => ({ route, method: route.method, path: route.path, permission: permissionOf(route) as Permission }))
  .filter(({ permission }) => permission);

test.each(permitted)('$method $path without $permission is 403', async ({ route, permission }) => {
  const key = await acme.organization.addApiKey(allBut(permission));
  const answer = await key.rest(route.method, await pathOf(route, acme.id), bodyOf(route));
  expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
});

test.each(routes.filter((route) => typeAt(route) && typeAt(route) !== 'Plan'))(
  "$method $path of another organization's id answers like an unknown id",
  async (route) => {
    const ask = (path: string) => acme.owner.rest(route.method, path, bodyOf(route), { 'x-request-id': 'same' });
    const theirs = await ask(await pathOf(route, globex.id));
    const unknown = await ask(await pathOf(route, unknownId));
    expect(theirs).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(theirs.body).toEqual(unknown.body);
    expect([...theirs.response.headers.keys()]).toEqual([...unknown.response.headers.keys()]);
  },
);

test.each(routes)('$method $path names what it does not know', async (route) => {
  const path = await pathOf(route, acme.id);
  const [query, body] = takesBody(route) ? ['', { ...route.example, nonsense: 1 }] : ['?nonsense=1', undefined];
  const answer = await acme.owner.rest(route.method, `${path}${query}`, body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  expect(answer.body.errors.map((error: Data) => error.path)).toContain('nonsense');
});

test.each(routes.filter(typeAt))('$method $path names an id that is none', async (route) => {
  const answer = await acme.owner.rest(route.method, await pathOf(route, () => 'x_1'), bodyOf(route));
  expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', errors: [{ path: 'id' }] } });
});

describe('what is wrong is named as it was sent', () => {
  const toolFields = ['tools.0.description', 'tools.0.name', 'tools.0.url'];
  const cases: [string, string, Data, string[]][] = [
    ['GET', '/contacts?limit=0', undefined, ['limit']],
    ['GET', '/contacts?limit=101', undefined, ['limit']],
    ['GET', '/contacts?cursor=nonsense', undefined, ['cursor']],
    ['GET', '/conversations?assigneeId=conv_1', undefined, ['assigneeId']],
    ['GET', '/conversations/cont_1', undefined, ['id']],
    ['GET', '/channels/conv_1', undefined, ['id']],
    ['POST', '/conversations/x/messages', { body: 'hi' }, ['id']],
    ['POST', '/contacts', { email: 'nobody' }, ['email']],
    ['POST', '/contacts', { email: 5, nickname: 'x' }, ['nickname']],
    ['POST', '/conversations', { contact: { email: 'nobody' } }, ['contact.email']],
    ['POST', '/channels', {}, ['name', 'type']],
    ['POST', '/call-sessions', { from: 'nobody', to: '1', direction: 'INBOUND' }, ['from', 'to']],
    ['POST', '/api-keys', { name: 'x', scopes: [], expiresAt: 'tomorrow' }, ['expiresAt']],
    ['POST', '/ai-agents', { name: 'x' }, ['instructions']],
    ['POST', '/ai-agents', { name: 'x', instructions: 'x', tools: [{ name: 1 }] }, toolFields],
    ['POST', '/knowledge-sources', { name: 'x', type: 'URL' }, ['url']],
    ['PATCH', `/organizations/${acme.organization.id}`, { name: '' }, ['name']],
  ];

  test.each(cases)('%s %s %j', async (method, path, body, names) => {
    const answer = await acme.owner.rest(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', title: 'Validation failed' } });
    expect(answer.body.errors.map((error: Data) => error.path).sort()).toEqual(names);
    expect(JSON.stringify(answer.body)).not.toMatch(/\$input|graphql|Input"|filter\.|"first"/i);
  });
});
