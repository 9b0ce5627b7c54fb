/** Every field that one can start with is tried once as the owner, and every mutation leaves its audit row. */
import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { idPrefixes } from '../db/ids.ts';
import { schema } from '../graphql/schema.ts';
import { ApiClient } from './client.ts';
import { documentFor, type Operation, rootFields } from './documents.ts';
import { startTestServer } from './server.ts';
import { type Caller, specimens } from './specimens.ts';
import { createWorld } from './world.ts';

const server = await startTestServer();
const world = await createWorld(server);

const nodeTypes = Object.keys(idPrefixes).filter((name) => schema.getType(name));

test('every query, mutation, subscription and node type has a specimen', () => {
  const missing = (operation: Operation, known: Record<string, unknown>) =>
    [...rootFields(operation).keys()].filter((name) => !Object.hasOwn(known, name));
  expect(missing('query', specimens.queries)).toEqual([]);
  expect(missing('mutation', specimens.mutations)).toEqual([]);
  expect(missing('subscription', specimens.subscriptions)).toEqual([]);
  expect(nodeTypes.filter((name) => !Object.hasOwn(specimens.makes, name))).toEqual([]);
});

/** Whoever may use a field or read a type: the owner unless its specimen says otherwise. */
const callerOf = async (name: string) => (await specimens.callers[name]?.(world)) ?? { token: world.owner.token };

test.each(Object.keys(specimens.queries))('%s answers who may ask', async (name) => {
  const variables = await specimens.queries[name]?.(world);
  const client = new ApiClient(server.url, (await callerOf(name)).token);
  const outcome = await client.run(documentFor('query', name), variables).then(
    () => 'answered',
    (error) => error.code ?? error,
  );
  expect(outcome).toBe(specimens.engineless.has(name) ? 'UPSTREAM_FAILED' : 'answered');
});

test.each(nodeTypes)('a %s is read by its id', async (type) => {
  const id = await world.id(type as keyof typeof idPrefixes);
  const client = new ApiClient(server.url, (await callerOf(type)).token);
  const { node } = await client.run('query ($id: ID!) { node(id: $id) { __typename id } }', { id });
  expect(node).toEqual({ __typename: type, id });
});

const countAudits = () => asPlatform('test', (platform) => platform.auditLog.count());

test.each(Object.keys(specimens.mutations))('%s leaves its audit row', async (name) => {
  const variables = await specimens.mutations[name]?.(world);
  const { token, headers }: Caller = await callerOf(name);
  const before = await countAudits();
  const { body } = await new ApiClient(server.url, token).request(documentFor('mutation', name), variables, headers);
  const outcome = body.errors?.[0]?.extensions?.code ?? 'answered';
  expect(outcome, JSON.stringify(body.errors)).toBe(specimens.engineless.has(name) ? 'UPSTREAM_FAILED' : 'answered');
  const silent = specimens.engineless.has(name) || Object.hasOwn(specimens.unaudited, name);
  const left = (await countAudits()) - before;
  // One for each object: a conversation may come with its contact and its first message.
  if (silent) expect(left).toBe(0);
  else expect(left).toBeGreaterThanOrEqual(1);
});
