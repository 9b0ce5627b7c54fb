/** Conversations, contacts, channels, labels and saved replies. */
import { expect, test } from 'vitest';
import { createAttachment } from '../testing/attachments.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization, unique } from '../testing/organizations.ts';
import { restKit } from '../testing/rest-kit.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);
const { call, create } = restKit(acme.owner, 'conversations');

test('a conversation from its first message', async () => {
  const email = `${unique('carl')}@example.com`;
  const { id } = await create('/conversations', { contact: { email }, message: { body: 'Hello?' } });
  const own = await call('GET', '/conversations/:id', { id });
  expect(own.body).toMatchObject({ contact: { email }, channel: { type: 'API' }, status: 'OPEN', lastSeq: 1 });
  const reply = await create('/conversations/:id/messages', { body: 'Hi Carl' }, id);
  expect(reply).toMatchObject({ seq: 2, authorType: 'AGENT', kind: 'REPLY', author: { name: 'Olga Owner' } });
  const note = { body: 'Be kind', kind: 'NOTE', clientMessageId: 'note-1' };
  const first = await create('/conversations/:id/messages', note, id);
  expect((await create('/conversations/:id/messages', note, id)).id).toBe(first.id);
  await create('/conversations/:id/messages', { body: 'Thanks', authorType: 'CONTACT' }, id);
  const { body } = await call('GET', '/conversations/:id/messages', { id });
  expect(body.data.map((message: Data) => message.body)).toEqual(['Hello?', 'Hi Carl', 'Be kind', 'Thanks']);
  await call('GET', '/messages/:id', { id: first.id });
  await createAttachment({ organizationId: acme.id, conversationId: id, messageId: first.id, fileName: 'a.pdf' });
  const files = await call('GET', '/conversations/:id/attachments', { id });
  expect(files.body.data).toMatchObject([{ fileName: 'a.pdf', contentType: 'application/pdf' }]);
  const urgent = { priority: 'URGENT', subject: 'Parcel' };
  expect((await call('PATCH', '/conversations/:id', { id, body: urgent })).body).toMatchObject(urgent);
  expect((await call('GET', '/conversations', { query: '?status=OPEN&view=ALL' })).body.data).toMatchObject([{ id }]);
  expect((await call('GET', '/conversations', { query: '?status=RESOLVED,SNOOZED' })).body.data).toEqual([]);
});

test('contacts', async () => {
  const email = `${unique('blerta')}@example.com`;
  const { id } = await create('/contacts', { name: 'Blerta', email, customAttributes: { tier: 'gold', age: 30 } });
  expect((await call('GET', '/contacts', { query: `?search=${email}` })).body.data).toMatchObject([{ id }]);
  const { body } = await call('PATCH', '/contacts/:id', {
    id,
    body: { name: null, customAttributes: { age: null, city: 'Prizren' } },
    headers: { 'content-type': 'application/merge-patch+json' },
  });
  expect(body).toMatchObject({ name: null, email, customAttributes: { tier: 'gold', city: 'Prizren' } });
  expect(body.customAttributes).not.toHaveProperty('age');
  expect((await call('GET', '/contacts/:id', { id })).body).toEqual(body);
  await call('DELETE', '/contacts/:id', { id });
  expect((await acme.owner.rest('GET', `/contacts/${id}`)).status).toBe(404);
});

test('channels', async () => {
  const { id } = await create('/channels', { type: 'API', name: 'App' });
  expect((await call('GET', '/channels')).body.data.map((channel: Data) => channel.id)).toContain(id);
  expect((await call('PATCH', '/channels/:id', { id, body: { name: 'Web' } })).body.name).toBe('Web');
  expect((await call('GET', '/channels/:id', { id })).body.name).toBe('Web');
  await call('DELETE', '/channels/:id', { id });
});

test('labels, and conversations that carry them', async () => {
  const { id } = await create('/labels', { name: unique('vip'), color: 'teal' });
  expect((await call('GET', '/labels')).body.data.map((label: Data) => label.id)).toContain(id);
  expect((await call('PATCH', '/labels/:id', { id, body: { color: 'red' } })).body.color).toBe('red');
  expect((await call('GET', '/labels/:id', { id })).body.color).toBe('red');
  const conversation = await acme.createConversation();
  const labeled = await call('PATCH', '/conversations/:id', { id: conversation.id, body: { labelIds: [id] } });
  expect(labeled.body.labels).toMatchObject([{ id, color: 'red' }]);
  const found = await call('GET', '/conversations', { query: `?labelId=${id}` });
  expect(found.body.data).toMatchObject([{ id: conversation.id, labels: [{ id }] }]);
  await call('DELETE', '/labels/:id', { id });
  expect((await call('GET', '/conversations/:id', { id: conversation.id })).body.labels).toEqual([]);
});

test('saved replies', async () => {
  const { id } = await create('/saved-replies', { shortcut: 'hours', title: 'Opening hours', body: 'From 8 to 5.' });
  expect((await call('GET', '/saved-replies', { query: '?search=opening' })).body.data).toMatchObject([{ id }]);
  expect((await call('PATCH', '/saved-replies/:id', { id, body: { title: 'Open' } })).body.title).toBe('Open');
  expect((await call('GET', '/saved-replies/:id', { id })).body).toMatchObject({ createdBy: { email: acme.email } });
  await call('DELETE', '/saved-replies/:id', { id });
});

test('a conversation is assigned, snoozed, resolved and reopened', async () => {
  const { id } = await acme.createConversation();
  const { user } = (await acme.owner.rest('GET', '/me')).body;
  const assigned = await call('POST', '/conversations/:id/assign', { id, body: { assigneeId: user.id } });
  expect(assigned.body.assignee).toMatchObject({ id: user.id });
  const until = '2099-01-31T08:00:00.000Z';
  const snoozed = await call('POST', '/conversations/:id/snooze', { id, body: { until } });
  expect(snoozed.body).toMatchObject({ status: 'SNOOZED', snoozedUntil: until });
  expect((await call('POST', '/conversations/:id/resolve', { id, body: {} })).body.status).toBe('RESOLVED');
  expect((await call('POST', '/conversations/:id/reopen', { id })).body.status).toBe('OPEN');
});

test('a list is read page by page, by cursor or by Link', async () => {
  const { id } = await acme.createConversation('1');
  for (const body of ['2', '3', '4', '5']) await acme.owner.rest('POST', `/conversations/${id}/messages`, { body });
  const seen: string[] = [];
  let next: string | null = `/conversations/${id}/messages?limit=2`;
  while (next) {
    const { response, body } = await acme.owner.rest('GET', next);
    seen.push(...body.data.map((message: Data) => message.body));
    const link = /^<\/api\/v1(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
    expect(new URLSearchParams(link?.split('?')[1]).get('cursor')).toBe(body.nextCursor);
    next = link;
  }
  expect(seen).toEqual(['1', '2', '3', '4', '5']);
});
