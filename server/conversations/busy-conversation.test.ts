import { expect, test } from 'vitest';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const thread = `query ($id: ID!, $before: String) { conversation(id: $id) { lastSeq status unreadCount lastReadSeq
  messages(last: 100, before: $before) { nodes { seq body kind author { id name } } pageInfo { startCursor hasPreviousPage } } } }`;

/** biome-ignore lint/suspicious/noExplicitAny: the data of any document */
type Data = any;

test('two hundred messages sent at once into one conversation are numbered without a gap, each once', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  const bodies = Array.from({ length: 200 }, (_, index) => `Message ${index}`);
  const sent = await Promise.all(
    bodies.map((body) => acme.owner.mutate('sendMessage', { conversationId: id, body }, 'message { seq body } cursor')),
  );
  expect(new Set(sent.map(({ cursor }) => cursor)).size).toBe(200);

  const nodes: Data[] = [];
  for (let before: string | null = null; ; ) {
    const { messages }: Data = (await acme.owner.run(thread, { id, before })).conversation;
    nodes.unshift(...messages.nodes);
    if (!messages.pageInfo.hasPreviousPage) break;
    before = messages.pageInfo.startCursor;
  }
  expect(nodes.map(({ seq }) => seq)).toEqual(nodes.map((_, index) => index + 1));
  const replies = nodes.filter(({ body }) => body.startsWith('Message '));
  expect(replies.map(({ body }) => body).toSorted()).toEqual(bodies.toSorted());
  for (const { message } of sent) expect(nodes[message.seq - 1].body).toBe(message.body);
});

test('sending, reading, assigning and resolving one conversation at the same time never stand in each other’s way', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const { user } = (await agent.run('{ viewer { user { id } } }')).viewer;
  const { id } = await acme.createConversation();
  const rounds = Array.from({ length: 15 }, (_, round) => [
    acme.owner.mutate('sendMessage', { conversationId: id, body: `Owner ${round}` }, 'cursor'),
    acme.owner.mutate('sendMessage', { conversationId: id, body: `Contact ${round}`, authorType: 'CONTACT' }, 'cursor'),
    acme.owner.mutate('markConversationRead', { id }, 'cursor'),
    agent.mutate('markConversationRead', { id }, 'cursor'),
    agent.mutate('assignConversation', { id, assigneeId: round % 2 === 0 ? user.id : null }, 'cursor'),
    agent.mutate(round % 2 === 0 ? 'resolveConversation' : 'reopenConversation', { id }, 'cursor'),
  ]);
  await Promise.all(rounds.flat());
  await agent.mutate('markConversationRead', { id }, 'cursor');
  const { lastSeq, unreadCount, lastReadSeq, messages } = (await agent.run(thread, { id })).conversation;
  expect({ unreadCount, lastReadSeq }).toEqual({ unreadCount: 0, lastReadSeq: lastSeq });
  expect(messages.nodes.map(({ seq }: Data) => seq)).toEqual(messages.nodes.map((_: Data, index: number) => index + 1));
  expect(messages.nodes.filter(({ kind }: Data) => kind === 'REPLY')).toHaveLength(31);
});

test('a page of conversations is the same whether its rows are asked for as nodes, as edges or by fragments', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const { user } = (await agent.run('{ viewer { user { id } } }')).viewer;
  for (let index = 0; index < 3; index++) {
    const { id } = await acme.createConversation();
    if (index > 0) await acme.owner.mutate('assignConversation', { id, assigneeId: user.id }, 'cursor');
    await acme.owner.mutate(
      'sendMessage',
      { conversationId: id, body: `Hi ${index}`, authorType: 'CONTACT' },
      'cursor',
    );
  }
  const row = `id unreadCount lastReadSeq contact { id name email createdAt customAttributes } assignee { id name }
    channel { id name } labels { name }`;
  const asNodes = await acme.owner.run(`{ conversations { nodes { ${row} } } }`);
  const asEdges = await acme.owner.run(`{ conversations { edges { cursor node { ${row} } } } }`);
  const byFragments = await acme.owner.run(`
    fragment Row on Conversation { ${row} }
    fragment Page on QueryConversationsConnection { edges { node { ...Row } } }
    { conversations { ...Page } }`);
  const oneByOne = await Promise.all(
    asNodes.conversations.nodes.map(({ id }: Data) =>
      acme.owner.run(`query ($id: ID!) { conversation(id: $id) { ${row} } }`, { id }),
    ),
  );
  const nodes = asNodes.conversations.nodes;
  expect(nodes).toHaveLength(3);
  expect(nodes.map(({ assignee }: Data) => assignee?.id ?? null)).toEqual([user.id, user.id, null]);
  expect(asEdges.conversations.edges.map(({ node }: Data) => node)).toEqual(nodes);
  expect(byFragments.conversations.edges.map(({ node }: Data) => node)).toEqual(nodes);
  expect(oneByOne.map(({ conversation }: Data) => conversation)).toEqual(nodes);
});
