import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { outsidePayload } from './outside-payload.ts';

const server = await startTestServer();
const acme = await createOrganization(server);

const query = `query ($first: Int, $after: String, $last: Int, $before: String, $types: [EventType!]) {
  events(first: $first, after: $after, last: $last, before: $before, types: $types) {
    nodes { id seq cursor type subjectId conversationId contactId actorType actor { name } payload occurredAt }
    pageInfo { hasNextPage endCursor startCursor } } }`;

const events = async (variables: Data = {}, client = acme.owner): Promise<Data> =>
  (await client.run(query, variables)).events;

test('the log is read page by page in its order, and a subscription follows where a page ends', async () => {
  const { id, contact } = await acme.createConversation();
  const seen: Data[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo } = await events({ first: 2, after });
    seen.push(...nodes);
    expect(pageInfo.endCursor).toBe(nodes.at(-1).cursor);
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) break;
  }
  expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
  expect(seen.at(-1)).toMatchObject({
    type: 'MESSAGE_CREATED',
    conversationId: id,
    contactId: contact.id,
    actorType: 'USER',
    actor: { name: 'Olga Owner' },
    payload: { seq: 1, kind: 'REPLY', authorType: 'CONTACT' },
  });
  expect(seen.at(-1)?.subjectId).toMatch(/^msg_/);
  const newest = await events({ last: 2 });
  expect(newest.nodes).toEqual(seen.slice(-2));
  expect((await events({ last: 1, before: newest.pageInfo.startCursor })).nodes).toEqual(seen.slice(-3, -2));
  const live = acme.owner.subscribe('subscription ($after: String) { inboxEvents(after: $after) { type cursor } }', {
    after: seen[1]?.cursor,
  });
  expect((await live.next()).inboxEvents).toEqual({ type: seen[2]?.type, cursor: seen[2]?.cursor });
  acme.owner.close();
});

test('ids inside a payload are ids of the API', async () => {
  const { id } = await acme.createConversation();
  await acme.owner.mutate('markConversationRead', { id }, 'cursor');
  const { viewer } = await acme.owner.run('{ viewer { id } }');
  const { nodes } = await events({ types: ['CONVERSATION_READ'], last: 1 });
  expect(nodes).toMatchObject([{ subjectId: id, payload: { userId: viewer.id, lastReadSeq: 1 } }]);
  const all = await events({ first: 100 });
  expect(JSON.stringify(all)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test('an id under a name that says no type does not leave', () => {
  const uuid = newId();
  const payload = {
    userId: uuid,
    callSessionId: uuid,
    addedLabelIds: [uuid],
    assigneeId: null,
    nested: { aiAgentId: uuid.toUpperCase(), deep: [{ workflowRunId: uuid }] },
    what: uuid,
    someIds: [uuid, 'text'],
    constructorId: uuid,
    [uuid]: 1,
    clientMessageId: uuid,
    name: 'Ana',
    seq: 3,
  };
  expect(outsidePayload(payload)).toEqual({
    userId: toTypeId('user', uuid),
    callSessionId: toTypeId('call', uuid),
    addedLabelIds: [toTypeId('lbl', uuid)],
    assigneeId: null,
    nested: { aiAgentId: toTypeId('agt', uuid), deep: [{ workflowRunId: toTypeId('run', uuid) }] },
    what: null,
    someIds: [null, 'text'],
    constructorId: null,
    clientMessageId: uuid,
    name: 'Ana',
    seq: 3,
  });
});

test('who reads the log sees only types that it may see, whichever way it asks', async () => {
  const program = await acme.addApiKey(['audit-log:read', 'contacts:read']);
  const seen = await events({ first: 100 }, program);
  expect(new Set(seen.nodes.map(({ type }: Data) => type))).toEqual(new Set(['CONTACT_CREATED']));
  expect((await events({ types: ['MESSAGE_CREATED'] }, program)).nodes).toEqual([]);
  const { nodes } = await events({ types: ['MESSAGE_CREATED'], last: 1 });
  const node = 'query ($id: ID!) { node(id: $id) { id ... on Event { type } } }';
  const { id } = nodes[0];
  expect((await acme.owner.run(node, { id })).node).toEqual({ id, type: 'MESSAGE_CREATED' });
  expect((await program.run(node, { id })).node).toBeNull();
  await expect(program.run('query ($id: ID!) { event(id: $id) { id } }', { id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(events({}, await acme.addMember('AGENT'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const agentsNode = (await acme.addMember('AGENT')).run(node, { id });
  await expect(agentsNode).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test("another organization's events do not exist, and its cursors are refused", async () => {
  const globex = await createOrganization(server);
  const { nodes } = await events({ last: 1 });
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  expect((await globex.owner.run(node, { id: nodes[0].id })).node).toBeNull();
  await expect(events({ after: nodes[0].cursor }, globex.owner)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  await expect(events({ after: 'nonsense' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  const ids = new Set((await events({ first: 100 }, globex.owner)).nodes.map(({ type }: Data) => type));
  expect(ids).not.toContain('MESSAGE_CREATED');
});

test('a page behind a cursor whose events were trimmed is refused, never silently short', async () => {
  const organization = await createOrganization(server);
  const { nodes } = await events({ first: 2 }, organization.owner);
  const id = parseTypeId('org', organization.id);
  await runInOrganization(id, async () => {
    await db.event.deleteMany({ where: { organizationId: id, seq: { lte: 2 } } });
    await db.organization.update({ where: { id }, data: { eventsTrimmed: 2 } });
  });
  await expect(events({ after: nodes[0].cursor }, organization.owner)).rejects.toMatchObject({
    code: 'CURSOR_EXPIRED',
  });
  expect((await events({ after: nodes[1].cursor }, organization.owner)).nodes[0].seq).toBe(3);
  expect((await events({}, organization.owner)).nodes[0].seq).toBe(3);
});
