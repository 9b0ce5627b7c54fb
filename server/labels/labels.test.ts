import { expect, test } from 'vitest';
import type { ApiClient, Data } from '../testing/client.ts';
import { createOrganization, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const label = async (client: ApiClient, name = unique('vip')): Promise<Data> =>
  (await client.mutate('createLabel', { name }, 'label { id name color }')).label;

const labelsOf = async (client: ApiClient, id: string): Promise<string[]> => {
  const { conversation } = await client.run('query ($id: ID!) { conversation(id: $id) { labels { name } } }', { id });
  return conversation.labels.map(({ name }: Data) => name);
};

const eventsSince = async (client: ApiClient, cursor: string): Promise<Data[]> =>
  (
    await client.run('query ($after: String) { events(after: $after) { nodes { type subjectId payload } } }', {
      after: cursor,
    })
  ).events.nodes;

test('a label has a name that is unique whatever its capitals, and a color of the palette', async () => {
  const acme = await createOrganization(server);
  const { label: first } = await acme.owner.mutate(
    'createLabel',
    { name: '  Çmimi ËSHTË 50% _ ', color: 'teal' },
    'label { id name color } cursor',
  );
  expect(first).toMatchObject({ name: 'Çmimi ËSHTË 50% _', color: 'teal' });
  const create = (name: string, color?: string) =>
    acme.owner.mutate('createLabel', { name, color }, 'label { id color }');
  await expect(create('çmimi është 50% _')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await create('Çmimi ËSHTË 50a b')).label.color).toBe('slate'); // % and _ are no wildcards
  await expect(create('Other', 'mauve')).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path: 'color' }] },
  });
  await expect(create('x'.repeat(51))).rejects.toMatchObject({ extensions: { fields: [{ path: 'name' }] } });
  const second = await label(acme.owner, 'Second');
  const rename = (name: string) => acme.owner.mutate('updateLabel', { id: second.id, name }, 'label { name }');
  await expect(rename('ÇMIMI është 50% _')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await rename('SECOND')).label.name).toBe('SECOND');
});

test('of two requests at once for one name, one gets it', async () => {
  const acme = await createOrganization(server);
  const outcomes = await Promise.allSettled(['Twin', 'TWIN', 'twin'].map((name) => label(acme.owner, name)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('labels are put on and taken off conversations, and each change is told once', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  const [a, b, c] = [await label(acme.owner, 'a'), await label(acme.owner, 'b'), await label(acme.owner, 'c')];
  const { cursor } = (await acme.owner.run('{ organization { cursor } }')).organization;
  const { conversation } = await acme.owner.mutate(
    'addConversationLabels',
    { id, labelIds: [b.id, a.id, a.id] },
    'conversation { labels { name } }',
  );
  expect(conversation.labels).toEqual([{ name: 'a' }, { name: 'b' }]);
  await acme.owner.mutate('addConversationLabels', { id, labelIds: [a.id] }, 'cursor');
  await acme.owner.mutate('removeConversationLabels', { id, labelIds: [a.id, c.id] }, 'cursor');
  expect(await labelsOf(acme.owner, id)).toEqual(['b']);
  await acme.owner.mutate('updateConversation', { id, labelIds: [c.id] }, 'cursor');
  expect(await labelsOf(acme.owner, id)).toEqual(['c']);
  const events = await eventsSince(acme.owner, cursor);
  expect(events.map(({ type, subjectId }) => [type, subjectId])).toEqual(Array(3).fill(['CONVERSATION_LABELED', id]));
  expect(events[2].payload).toEqual({ labelIds: [c.id], addedLabelIds: [c.id], removedLabelIds: [b.id] });
  const { auditLogs } = await acme.owner.run(
    'query ($f: AuditLogFilter) { auditLogs(filter: $f) { nodes { targetId diff } } }',
    { f: { action: 'conversation.label' } },
  );
  expect(auditLogs.nodes).toHaveLength(3);
  expect(auditLogs.nodes[0]).toEqual({ targetId: id, diff: { labelIds: { from: [b.id], to: [c.id] } } });
  await acme.owner.mutate('updateConversation', { id, labelIds: [], subject: 'Bare' }, 'cursor');
  expect(await labelsOf(acme.owner, id)).toEqual([]);
});

test('conversations are found by a label, which is gone from them when it is deleted', async () => {
  const acme = await createOrganization(server);
  const [{ id }, vip] = [await acme.createConversation(), await label(acme.owner)];
  await acme.createConversation();
  await acme.owner.mutate('addConversationLabels', { id, labelIds: [vip.id] }, 'cursor');
  const found = 'query ($f: ConversationFilter) { conversations(filter: $f) { nodes { id } } }';
  const find = async () => (await acme.owner.run(found, { f: { labelId: vip.id } })).conversations.nodes;
  expect(await find()).toEqual([{ id }]);
  await acme.owner.mutate('deleteLabel', { id: vip.id }, 'deletedId');
  expect(await find()).toEqual([]);
  expect(await labelsOf(acme.owner, id)).toEqual([]);
});

test('a label that another organization has, or nobody, is not put on', async () => {
  const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
  const { id } = await acme.createConversation();
  const [own, theirs] = [await label(acme.owner), await label(globex.owner)];
  for (const labelIds of [[theirs.id], [own.id, theirs.id]]) {
    for (const mutation of ['addConversationLabels', 'removeConversationLabels', 'updateConversation']) {
      await expect(acme.owner.mutate(mutation, { id, labelIds }, 'cursor')).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: 'Label not found.',
      });
    }
  }
  expect(await labelsOf(acme.owner, id)).toEqual([]);
  await expect(acme.owner.mutate('addConversationLabels', { id, labelIds: [id] }, 'cursor')).rejects.toMatchObject({
    extensions: { fields: [{ path: 'labelIds.0' }] },
  });
  const many = Array(51).fill(own.id);
  await expect(acme.owner.mutate('updateConversation', { id, labelIds: many }, 'cursor')).rejects.toMatchObject({
    extensions: { fields: [{ path: 'labelIds' }] },
  });
});

test('a viewer reads labels and changes none, a contact sees none', async () => {
  const acme = await createOrganization(server);
  const [{ id, contact }, vip] = [await acme.createConversation(), await label(acme.owner)];
  await acme.owner.mutate('addConversationLabels', { id, labelIds: [vip.id] }, 'cursor');
  const viewer = await acme.addMember('VIEWER');
  expect((await viewer.run('{ labels { nodes { id } } }')).labels.nodes).toEqual([{ id: vip.id }]);
  await expect(label(viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(viewer.mutate('addConversationLabels', { id, labelIds: [vip.id] }, 'cursor')).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token cursor');
  viewer.token = token;
  expect(await labelsOf(viewer, id)).toEqual([]);
  await expect(viewer.run('{ labels { nodes { id } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
