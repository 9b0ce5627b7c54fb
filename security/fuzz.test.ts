import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routes } from '../server/rest/routes.ts';
import { documentFor, rootFields } from '../server/testing/documents.ts';
import { startTestServer } from '../server/testing/server.ts';
import { specimens } from '../server/testing/specimens.ts';
import { createWorld, type World } from '../server/testing/world.ts';
import { figure } from './figures.ts';
import { anyStep, anyValue, mangled, mutated } from './mutations.ts';

const requestCount = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const worldsEvery = 1000;
const atOnce = 4;

const server = await startTestServer();
const rejections: unknown[] = [];
process.on('unhandledRejection', (reason) => rejections.push(reason));
process.on('uncaughtException', (error) => rejections.push(error));

type Wrong = { request: string; status: number; body: string };
type Shot = { name: string; method: string; path: string; headers: Record<string, string>; body?: string };

const operations = (['query', 'mutation'] as const).flatMap((operation) =>
  [...rootFields(operation).keys()].map((name) => ({ operation, name })),
);

/** One mutation at a time is done to a request that would have succeeded, or all of it is random. */
const anyShot = fc.record({
  door: fc.constantFrom('graphql', 'graphql', 'rest', 'rest', 'document', 'raw'),
  pick: fc.nat(100_000),
  /** Mostly the owner; also somebody without an organization, a contact, and nobody. */
  as: fc.oneof(
    { weight: 8, arbitrary: fc.constant('owner' as const) },
    { weight: 2, arbitrary: fc.constantFrom('orphan' as const, 'contact' as const, 'nobody' as const) },
  ),
  steps: fc.array(anyStep, { minLength: 1, maxLength: 3 }),
  values: fc.array(anyValue, { minLength: 1, maxLength: 3 }),
  header: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        name: fc.constantFrom(
          'x-organization-id',
          'idempotency-key',
          'content-type',
          'accept',
          'if-none-match',
          'x-request-id',
          'origin',
          'cookie',
        ),
        value: fc.stringMatching(/^[\x20-\x7e]{0,60}$/),
      }),
    },
  ),
});

type AnyShot = typeof anyShot extends fc.Arbitrary<infer T> ? T : never;

const others = new WeakMap<World, Promise<{ orphan: string; contact: string }>>();

/** Tokens of somebody who was removed from the organization, and of a contact. */
async function makeOthers({ organization, owner, id }: World): Promise<{ orphan: string; contact: string }> {
  const member = await organization.addMember('ADMIN');
  const { viewer } = await member.run('{ viewer { memberships { id } } }');
  await owner.mutate('removeMember', { id: viewer.memberships[0].id }, 'cursor');
  const { token } = await owner.mutate('createContactToken', { contactId: await id('Contact') }, 'token');
  return { orphan: member.token ?? '', contact: token };
}

async function credentialsOf(world: World, as: AnyShot['as']): Promise<string> {
  if (as === 'owner') return `Bearer ${world.owner.token}`;
  if (as === 'nobody') return '';
  const made = others.get(world) ?? makeOthers(world);
  others.set(world, made);
  return `Bearer ${(await made)[as]}`;
}

const idPath = /:id/;

async function specimenOf(
  world: World,
  operation: 'query' | 'mutation',
  name: string,
): Promise<Record<string, unknown>> {
  const known = operation === 'query' ? specimens.queries[name] : specimens.mutations[name];
  return (await known?.(world)) ?? {};
}

async function aim(world: World, shot: AnyShot): Promise<Shot> {
  const { door, pick, steps, values, header } = shot;
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    authorization: await credentialsOf(world, shot.as),
  };
  if (header) headers[header.name] = header.value;
  if (door === 'graphql' || door === 'document') {
    const { operation, name } = operations[pick % operations.length] as (typeof operations)[number];
    const variables = await specimenOf(world, operation, name);
    const document = documentFor(operation, name);
    const query = door === 'document' ? steps.reduce(mangled, document) : document;
    const sent = door === 'graphql' ? steps.reduce(mutated, variables) : variables;
    const token = (await specimens.callers[name]?.(world))?.token;
    if (token !== undefined) headers.authorization = token ? `Bearer ${token}` : '';
    return {
      name: `${operation} ${name}`,
      method: 'POST',
      path: '/graphql',
      headers,
      body: JSON.stringify({ query, variables: sent }),
    };
  }
  const route = routes[pick % routes.length] as (typeof routes)[number];
  const id = await idFor(world, route.path, values[0]);
  const query = new URLSearchParams(
    values.map((value, index) => [
      ['limit', 'cursor', 'status', 'filter'][index] ?? 'x',
      String(JSON.stringify(value)),
    ]),
  );
  const path = `/api/v1${route.path.replace(idPath, id)}${pick % 3 === 0 ? `?${query}` : ''}`;
  if (route.path === '/auth/logout') headers.authorization = '';
  if (route.method === 'GET' || route.method === 'DELETE')
    return { name: `${route.method} ${route.path}`, method: route.method, path, headers };
  const body = JSON.stringify(steps.reduce(mutated, route.example ?? {}));
  return {
    name: `${route.method} ${route.path}`,
    method: route.method,
    path,
    headers,
    body: door === 'raw' ? steps.reduce(mangled, body) : body,
  };
}

/** A good id, or what the values hold. */
async function idFor(world: World, path: string, value: unknown): Promise<string> {
  const type = Object.entries(idTypes).find(([prefix]) => path.startsWith(prefix))?.[1];
  if (!type || typeof value === 'string') return encodeURIComponent(String(value).toWellFormed()).slice(0, 200) || 'x';
  return path.startsWith('/organizations') ? 'org_00000000000000000000000000' : world.id(type);
}

const idTypes = {
  '/contacts': 'Contact',
  '/channels': 'Channel',
  '/conversations': 'Conversation',
  '/organizations': 'Organization',
} as const;

async function fire({ method, path, headers, body }: Shot): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}${path}`, { method, headers, ...(body !== undefined && { body }) });
  return { status: response.status, text: await response.text() };
}

function isBroken({ status, text }: { status: number; text: string }): boolean {
  return status >= 500 ? !/"code":"UPSTREAM_FAILED"/.test(text) : /"code":"INTERNAL"/.test(text);
}

test(`${requestCount} random and mutated requests break nothing`, async () => {
  const shots = fc.sample(anyShot, { numRuns: Math.ceil(requestCount * 1.03), seed });
  const wrong: Wrong[] = [];
  const statuses = new Map<number, number>();
  let unaimed = 0;
  for (let start = 0; start < shots.length; start += worldsEvery) {
    const world = await createWorld(server);
    const waiting = shots.slice(start, start + worldsEvery);
    const work = async () => {
      for (let shot = waiting.pop(); shot; shot = waiting.pop()) {
        const aimed = await aim(world, shot).catch(() => null);
        if (!aimed) {
          unaimed += 1; // an earlier request has taken away what its specimen is made from
          continue;
        }
        const answer = await fire(aimed);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (isBroken(answer))
          wrong.push({
            request: `${aimed.name} ${aimed.path} ${aimed.body}`.slice(0, 1500),
            status: answer.status,
            body: answer.text.slice(0, 300),
          });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  const sent = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  const spread = [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ');
  figure(
    `fuzz (seed ${seed}): ${sent} requests (${unaimed} could not be made), ${wrong.length} broken, ${rejections.length} unhandled rejections; ${spread}`,
  );
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(rejections).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(requestCount);
});
