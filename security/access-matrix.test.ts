/** Every field, subscription and route × everybody who may not use it: refused, and nothing has changed. */
import { afterAll, expect, test } from 'vitest';
import type { Permission } from '../server/auth/permissions.ts';
import { asPlatform } from '../server/db/client.ts';
import { declaredRule, type Rule } from '../server/graphql/access-rules.ts';
import { schema } from '../server/graphql/schema.ts';
import { compileRoute } from '../server/rest/compile.ts';
import { ruleOfRoute } from '../server/rest/route-rule.ts';
import { routes } from '../server/rest/routes.ts';
import type { ApiClient } from '../server/testing/client.ts';
import { documentFor, type Operation, rootFields } from '../server/testing/documents.ts';
import { pathOf } from '../server/testing/rest-paths.ts';
import { startTestServer } from '../server/testing/server.ts';
import { specimens } from '../server/testing/specimens.ts';
import { createWorld } from '../server/testing/world.ts';
import { type Caller, createCallers, keyWithout } from './callers.ts';
import { figure } from './figures.ts';

const server = await startTestServer();
const world = await createWorld(server);
const callers = await createCallers(world);
const keys = new Map<Permission, Promise<Caller>>();

const tally = { fields: 0, routes: 0, tried: 0, leaks: 0 };

afterAll(() => {
  figure(
    `access matrix: ${tally.fields} fields and ${tally.routes} routes, ${tally.tried} refusals tried, ${tally.leaks} leaks`,
  );
});

/** Those who must be refused where this rule stands, and a key that lacks just this permission. */
async function refusedBy(rule: Rule): Promise<Caller[]> {
  const others = callers.filter(({ refusal }) => refusal(rule) !== null);
  if (rule === 'public' || rule === 'signedIn' || rule === 'platformAdmin') return others;
  const key = keys.get(rule) ?? keyWithout(world, rule);
  keys.set(rule, key);
  return [...others, await key];
}

const countRows = () =>
  asPlatform('test', async (platform) => ({
    audits: await platform.auditLog.count(),
    events: await platform.event.count(),
  }));

async function tryGraphql(client: ApiClient, operation: Operation, name: string, variables: object): Promise<string> {
  const document = documentFor(operation, name);
  if (operation === 'subscription') {
    const outcome = await client
      .subscribe(document, variables as Record<string, unknown>)
      .next(2000)
      .then(
        () => 'answered',
        (error) => error.code ?? String(error),
      );
    client.close();
    return outcome;
  }
  const { body } = await client.request(document, variables as Record<string, unknown>);
  return body.errors?.[0]?.extensions?.code ?? 'answered';
}

const known = { query: specimens.queries, mutation: specimens.mutations, subscription: specimens.subscriptions };

const fields = (['query', 'mutation', 'subscription'] as const).flatMap((operation) =>
  [...rootFields(operation)].map(([name, field]) => ({ operation, name, rule: declaredRule(field) as Rule })),
);

/** An outsider is told that there is nothing, which gives away less than being told that it is forbidden. */
const refusals = { UNAUTHENTICATED: ['UNAUTHENTICATED'], FORBIDDEN: ['FORBIDDEN', 'NOT_FOUND'] };

function note(caller: Caller, rule: Rule, outcome: string, door: string): void {
  const wanted = refusals[caller.refusal(rule) ?? 'FORBIDDEN'];
  tally.tried += 1;
  if (!wanted.includes(outcome)) tally.leaks += 1;
  expect(wanted, `${caller.name} at ${door}`).toContain(outcome);
}

test.each(fields)('$operation $name ($rule)', async ({ operation, name, rule }) => {
  tally.fields += 1;
  const variables = (await known[operation][name]?.(world)) ?? {};
  const refused = await refusedBy(rule);
  const before = await countRows();
  for (const caller of refused) {
    const outcome = await tryGraphql(caller.client, operation, name, variables);
    // Credentials that are refused altogether close a socket instead of answering on it.
    note(caller, rule, operation === 'subscription' && outcome === 'NONE' ? 'UNAUTHENTICATED' : outcome, name);
  }
  expect(await countRows()).toEqual(before);
});

const rows = routes.map((row) => ({ row, rule: ruleOfRoute(compileRoute(schema, row)) }));

const codes: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND' };

test.each(rows)('$row.method $row.path ($rule)', async ({ row, rule }) => {
  tally.routes += 1;
  if (row.access) return; // public: whoever calls is nobody
  const path = await pathOf(row, world.id);
  const body = row.method === 'POST' || row.method === 'PATCH' ? row.example : undefined;
  for (const caller of await refusedBy(rule)) {
    const { status } = await caller.client.rest(row.method, path, body);
    note(caller, rule, codes[status] ?? String(status), `${row.method} ${path}`);
  }
});
