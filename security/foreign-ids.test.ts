/**
 * Every query, mutation, subscription and node type, given another organization's ids in every place that takes one.
 * The answer is NOT_FOUND or FORBIDDEN (a list that is filtered by it is empty), and byte for byte the answer to an id
 * that nobody has.
 */
import {
  type GraphQLArgument,
  GraphQLID,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { idPrefixes, newId, toTypeId } from '../server/db/ids.ts';
import type { NodeName } from '../server/graphql/ids.ts';
import { schema } from '../server/graphql/schema.ts';
import { ApiClient } from '../server/testing/client.ts';
import { documentFor, type Operation, rootFields } from '../server/testing/documents.ts';
import { startTestServer } from '../server/testing/server.ts';
import { specimens } from '../server/testing/specimens.ts';
import { createWorld } from '../server/testing/world.ts';
import { figure } from './figures.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createWorld(server), createWorld(server)]);
const sameRequest = { 'x-request-id': 'same' };

const tally = { places: 0, nodes: 0, leaks: 0, unlike: 0 };

afterAll(() => {
  figure(
    `foreign ids: ${tally.places} places of ${places.length ? new Set(places.map(({ name }) => name)).size : 0} operations and ${tally.nodes} node types tried, ` +
      `${tally.leaks} leaks, ${tally.unlike} answers unlike that of an unknown id`,
  );
});

const typeByPrefix = new Map(Object.entries(idPrefixes).map(([type, prefix]) => [prefix as string, type as NodeName]));

type Place = { operation: Operation; name: string; path: string; list: boolean; type: NodeName };

/** Each place of an operation's input that takes an id, with the type that its description names. */
function placesIn(
  inputs: readonly (GraphQLArgument | GraphQLInputField)[],
  above: string,
  found: { path: string; list: boolean; description: string }[] = [],
) {
  for (const { name, type, description } of inputs) {
    const path = above ? `${above}.${name}` : name;
    const named = getNamedType(type as GraphQLInputType);
    if (named === GraphQLID)
      found.push({ path, list: isListType(getNullableType(type)), description: description ?? '' });
    if (isInputObjectType(named)) placesIn(Object.values(named.getFields()), path, found);
  }
  return found;
}

const anyType = new Set(['node', 'nodes']); // below, with every type

const untold: string[] = [];

const places: Place[] = (['query', 'mutation', 'subscription'] as const).flatMap((operation) =>
  [...rootFields(operation)]
    .filter(([name]) => !anyType.has(name))
    .flatMap(([name, field]) =>
      placesIn(field.args, '').flatMap(({ path, list, description }) => {
        const type = typeByPrefix.get(/\b([a-z]+)_…/.exec(description)?.[1] ?? '');
        if (!type) untold.push(`${operation} ${name} ${path}: ${description}`);
        return !type || type === 'Plan' ? [] : [{ operation, name, path, list, type }]; // plans belong to nobody
      }),
    ),
);

test('every description of an id says which', () => {
  expect(untold).toEqual([]);
});

const known = { query: specimens.queries, mutation: specimens.mutations, subscription: specimens.subscriptions };

function withValue(args: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.');
  const inner = (args[first] ?? {}) as Record<string, unknown>;
  return { ...args, [first]: rest.length === 0 ? value : withValue(inner, rest.join('.'), value) };
}

const unknownId = (type: NodeName) => toTypeId(idPrefixes[type], newId());

/** The whole answer; of an error, without the place in the document, which says nothing of the id. */
async function ask({ operation, name }: Place, variables: Record<string, unknown>): Promise<Answer> {
  const { token, headers } = (await specimens.callers[name]?.(globex)) ?? { token: globex.owner.token };
  const client = new ApiClient(server.url, name.startsWith('admin.') ? globex.owner.token : token);
  if (operation !== 'subscription') {
    return (await client.request(documentFor(operation, name), variables, { ...headers, ...sameRequest })).body;
  }
  const outcome = await client
    .subscribe(documentFor(operation, name), variables)
    .next(2000)
    .then(
      (data) => ({ data }),
      ({ code, message }) => ({ errors: [{ message, extensions: { code } }] }),
    );
  client.close();
  return outcome;
}

type Answer = { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };

/** An id is repeated to whoever sent it; apart from that the answers must be the same. */
const without = (answer: Answer, id: string) => JSON.stringify(answer).replaceAll(id, '<id>');

function isHarmless({ operation }: Place, answer: Answer): boolean {
  const code = answer.errors?.[0]?.extensions.code;
  if (code) return code === 'NOT_FOUND' || code === 'FORBIDDEN';
  return operation === 'query'; // a filtered list; compared with that of an unknown id
}

test.each(places)('$operation $name: $path of another organization', async (place) => {
  const { operation, name, path, list, type } = place;
  const specimen = specimens.alternatives[name]?.[path] ?? known[operation][name];
  const own = (await specimen?.(globex)) ?? {};
  const [theirs, nobodys] = [await acme.id(type), unknownId(type)];
  const answers: string[] = [];
  for (const id of [theirs, nobodys]) {
    const answer = await ask(place, withValue(own, path, list ? [id] : id));
    tally.places += 1;
    if (!isHarmless(place, answer)) tally.leaks += 1;
    expect(isHarmless(place, answer), JSON.stringify(answer).slice(0, 500)).toBe(true);
    answers.push(without(answer, id));
  }
  if (answers[0] !== answers[1]) tally.unlike += 1;
  expect(answers[0]).toBe(answers[1]);
});

const nodeTypes = (Object.keys(idPrefixes) as NodeName[]).filter((type) => schema.getType(type) && type !== 'Plan');

test.each(nodeTypes)("node(id:) and nodes(ids:) of another organization's %s", async (type) => {
  tally.nodes += 1;
  const answers: string[] = [];
  for (const id of [await acme.id(type), unknownId(type)]) {
    const document =
      'query ($id: ID!, $ids: [ID!]!) { node(id: $id) { __typename id } nodes(ids: $ids) { __typename id } }';
    const { body } = await globex.owner.request(document, { id, ids: [id] }, sameRequest);
    const shown = JSON.stringify(body.data ?? null).includes(id);
    if (shown) tally.leaks += 1;
    expect(shown, JSON.stringify(body)).toBe(false);
    answers.push(without(body, id));
  }
  if (answers[0] !== answers[1]) tally.unlike += 1;
  expect(answers[0]).toBe(answers[1]);
});

test('somebody who belongs to no organization sees nothing of any', async () => {
  const member = await acme.organization.addMember('ADMIN');
  const { viewer } = await member.run('{ viewer { memberships { id } } }');
  await acme.owner.mutate('removeMember', { id: viewer.memberships[0].id }, 'cursor');
  for (const type of nodeTypes) {
    const id = await acme.id(type);
    const { body } = await member.request('query ($id: ID!) { node(id: $id) { __typename id } }', { id });
    const code = body.errors?.[0]?.extensions.code;
    expect(code === undefined || code === 'FORBIDDEN', `${type}: ${JSON.stringify(body)}`).toBe(true);
    expect(body.data?.node ?? null, type).toBeNull();
  }
});
