import { expect, test } from 'vitest';
import { createOrganization, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const thread = `query ($id: ID!) { conversation(id: $id) {
  lastSeq unreadCount lastReadSeq status lastMessagePreview waitingSince firstResponseAt
  messages(last: 100) { nodes { seq body kind authorType author { name } metadata } } } }`;

test('a conversation starts with a contact, its first message and the default channel', async () => {
  const acme = await createOrganization(server);
  const { conversation, message } = await acme.owner.mutate(
    'createConversation',
    { contact: { email: 'ana@example.com', name: 'Ana' }, subject: 'Order', message: { body: '  Hello  ' } },
    'conversation { id status channel { type isDefault } contact { name email } lastSeq unreadCount } message { seq body authorType author { name } }',
  );
  expect(conversation).toMatchObject({
    status: 'OPEN',
    channel: { type: 'API', isDefault: true },
    contact: { name: 'Ana', email: 'ana@example.com' },
    lastSeq: 1,
    unreadCount: 1,
  });
  expect(message).toEqual({ seq: 1, body: 'Hello', authorType: 'CONTACT', author: { name: 'Ana' } });
});

test('the same e-mail address is the same contact, also for two requests at once', async () => {
  const acme = await createOrganization(server);
  const start = () =>
    acme.owner.mutate(
      'createConversation',
      { contact: { email: 'Same@example.com' } },
      'conversation { contact { id } }',
    );
  const started = await Promise.all([start(), start(), start(), start()]);
  expect(new Set(started.map(({ conversation }) => conversation.contact.id)).size).toBe(1);
});

test('a conversation whose first message has a clientMessageId is started once, also at the same instant', async () => {
  const acme = await createOrganization(server);
  const start = (body: string) =>
    acme.owner.mutate(
      'createConversation',
      { contact: { email: 'retry@example.com' }, message: { body, clientMessageId: 'first-1' } },
      'conversation { id lastSeq } message { id }',
    );
  const started = await Promise.all([start('Hi'), start('Hi'), start('Hi')]);
  started.push(await start('Hi'));
  expect(new Set(started.map(({ conversation }) => conversation.id)).size).toBe(1);
  expect(new Set(started.map(({ message }) => message.id)).size).toBe(1);
  await expect(start('Something else')).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('the conversations of a member who is removed become unassigned, and an event says so', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const { user } = (await agent.run('{ viewer { user { id } } }')).viewer;
  const { id } = await acme.createConversation();
  await acme.owner.mutate('assignConversation', { id, assigneeId: user.id }, 'cursor');
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const { members } = await acme.owner.run('{ members { nodes { id user { id } } } }');
  const membership = members.nodes.find((node: { user: { id: string } }) => node.user.id === user.id);
  await acme.owner.mutate('removeMember', { id: membership.id }, 'cursor');
  const live = acme.owner.subscribe(
    'subscription ($after: String) { conversationChanged(after: $after) { type conversation { id assignee { id } } } }',
    { after: organization.cursor },
  );
  expect((await live.next()).conversationChanged).toEqual({
    type: 'CONVERSATION_ASSIGNED',
    conversation: { id, assignee: null },
  });
  acme.owner.close();
});

test('messages are numbered 1, 2, 3 … without a gap when many are sent at once', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      acme.owner.mutate('sendMessage', { conversationId: id, body: `message ${index}` }, 'message { seq }'),
    ),
  );
  const { conversation } = await acme.owner.run(thread, { id });
  expect(conversation.messages.nodes.map((node: { seq: number }) => node.seq)).toEqual(
    Array.from({ length: 41 }, (_, index) => index + 1),
  );
});

test('the same clientMessageId and content answers the first message, also at the same instant', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  const send = () =>
    acme.owner.mutate(
      'sendMessage',
      { conversationId: id, body: 'once', clientMessageId: 'client-1' },
      'message { id seq } cursor',
    );
  const sent = await Promise.all([send(), send(), send(), send(), send()]);
  expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1);
  const { conversation } = await acme.owner.run(thread, { id });
  expect(conversation.lastSeq).toBe(2);
});

test('the same clientMessageId with other content is a CONFLICT', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  const send = (body: string) =>
    acme.owner.mutate('sendMessage', { conversationId: id, body, clientMessageId: 'client-1' }, 'message { id }');
  await send('one');
  await expect(send('two')).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('unread counts follow the read mark, per member, and never move back', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const { id } = await acme.createConversation('one');
  for (const body of ['two', 'three']) {
    await acme.owner.mutate('sendMessage', { conversationId: id, body, authorType: 'CONTACT' }, 'message { seq }');
  }
  const unread = async (client: typeof agent) => (await client.run(thread, { id })).conversation.unreadCount;
  expect(await unread(agent)).toBe(3);
  await agent.mutate('markConversationRead', { id, seq: 2 }, 'conversation { unreadCount lastReadSeq }');
  expect(await unread(agent)).toBe(1);
  await agent.mutate('markConversationRead', { id, seq: 1 }, 'cursor');
  expect(await unread(agent)).toBe(1);
  await agent.mutate('markConversationRead', { id }, 'cursor');
  expect(await unread(agent)).toBe(0);
  expect(await unread(acme.owner)).toBe(3);
});

test('assign, snooze, resolve and reopen change the state and leave a line in the thread', async () => {
  const acme = await createOrganization(server);
  const { user } = (await acme.owner.run('{ viewer { user { id name } } }')).viewer;
  const { id } = await acme.createConversation();
  const assigned = await acme.owner.mutate(
    'assignConversation',
    { id, assigneeId: user.id },
    'conversation { assignee { name } }',
  );
  expect(assigned.conversation.assignee.name).toBe('Olga Owner');
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const snoozed = await acme.owner.mutate('snoozeConversation', { id, until }, 'conversation { status snoozedUntil }');
  expect(snoozed.conversation).toEqual({ status: 'SNOOZED', snoozedUntil: until });
  await acme.owner.mutate('reopenConversation', { id }, 'conversation { status }');
  const resolved = await acme.owner.mutate('resolveConversation', { id }, 'conversation { status waitingSince }');
  expect(resolved.conversation).toEqual({ status: 'RESOLVED', waitingSince: null });
  const { conversation } = await acme.owner.run(thread, { id });
  const actions = conversation.messages.nodes.map((node: { metadata: { action?: string } }) => node.metadata.action);
  expect(actions).toEqual([undefined, 'assigned', 'snoozed', 'reopened', 'resolved']);
});

test("a contact's message opens a resolved conversation again", async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  await acme.owner.mutate('resolveConversation', { id }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: id, body: 'Still broken', authorType: 'CONTACT' }, 'cursor');
  const { conversation } = await acme.owner.run(thread, { id });
  expect(conversation.status).toBe('OPEN');
  expect(conversation.waitingSince).not.toBeNull();
});

test('an answer ends the waiting and sets the first response; a note does neither', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  await acme.owner.mutate('sendMessage', { conversationId: id, body: 'between us', kind: 'NOTE' }, 'cursor');
  const waiting = (await acme.owner.run(thread, { id })).conversation;
  expect(waiting.waitingSince).not.toBeNull();
  expect(waiting.firstResponseAt).toBeNull();
  await acme.owner.mutate('sendMessage', { conversationId: id, body: 'Hello Carl' }, 'cursor');
  const answered = (await acme.owner.run(thread, { id })).conversation;
  expect(answered.waitingSince).toBeNull();
  expect(answered.firstResponseAt).not.toBeNull();
});

test('pages of the inbox hold every conversation once, newest first, also while new ones arrive', async () => {
  const acme = await createOrganization(server);
  const ids: string[] = [];
  for (let index = 0; index < 12; index++) ids.push((await acme.createConversation(`c${index}`)).id);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { conversations } = await acme.owner.run(
      'query ($after: String) { conversations(first: 5, after: $after, filter: { view: ALL }) { nodes { id } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    seen.push(...conversations.nodes.map((node: { id: string }) => node.id));
    after = conversations.pageInfo.hasNextPage ? conversations.pageInfo.endCursor : null;
    await acme.createConversation('arrives meanwhile');
  } while (after);
  expect(seen).toEqual([...ids].reverse());
});

test('views and their counts agree', async () => {
  const acme = await createOrganization(server);
  const [first, second, third] = [
    await acme.createConversation(),
    await acme.createConversation(),
    await acme.createConversation(),
  ];
  const { user } = (await acme.owner.run('{ viewer { user { id } } }')).viewer;
  await acme.owner.mutate('assignConversation', { id: first.id, assigneeId: user.id }, 'cursor');
  await acme.owner.mutate('resolveConversation', { id: second.id }, 'cursor');
  await acme.owner.mutate(
    'snoozeConversation',
    { id: third.id, until: new Date(Date.now() + 60_000).toISOString() },
    'cursor',
  );
  const { conversationCounts } = await acme.owner.run(
    '{ conversationCounts { mine unassigned aiHandling needsPerson all snoozed resolved } }',
  );
  expect(conversationCounts).toEqual({
    mine: 1,
    unassigned: 0,
    aiHandling: 0,
    needsPerson: 1,
    all: 1,
    snoozed: 1,
    resolved: 1,
  });
  for (const [view, id] of [
    ['MINE', first.id],
    ['RESOLVED', second.id],
    ['SNOOZED', third.id],
  ]) {
    const { conversations } = await acme.owner.run(
      'query ($view: ConversationView!) { conversations(filter: { view: $view }) { nodes { id } } }',
      { view },
    );
    expect(conversations.nodes).toEqual([{ id }]);
  }
});

test('a viewer reads and cannot write', async () => {
  const acme = await createOrganization(server);
  const viewer = await acme.addMember('VIEWER');
  const { id } = await acme.createConversation();
  expect((await viewer.run(thread, { id })).conversation.lastSeq).toBe(1);
  await expect(
    viewer.mutate('sendMessage', { conversationId: id, body: unique('no') }, 'cursor'),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
