import { expect, test } from 'vitest';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer({ ROLES: 'api,worker' });

test('a snoozed conversation comes back by itself when its time has come, and not before', async () => {
  const acme = await createOrganization(server);
  const [soon, later] = [await acme.createConversation(), await acme.createConversation()];
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const live = acme.owner.subscribe(
    'subscription ($after: String) { conversationChanged(after: $after) { type occurredAt conversation { id status snoozedUntil } } }',
    { after: organization.cursor },
  );
  const until = new Date(Date.now() + 1500);
  await acme.owner.mutate('snoozeConversation', { id: soon.id, until: until.toISOString() }, 'cursor');
  const distant = new Date(Date.now() + 3_600_000).toISOString();
  await acme.owner.mutate('snoozeConversation', { id: later.id, until: distant }, 'cursor');
  const events = await live.until(({ conversationChanged }) => conversationChanged.type === 'CONVERSATION_REOPENED');
  const { conversationChanged } = events.at(-1);
  expect(conversationChanged.conversation).toEqual({ id: soon.id, status: 'OPEN', snoozedUntil: null });
  expect(new Date(conversationChanged.occurredAt).getTime()).toBeGreaterThanOrEqual(until.getTime());
  const { conversation } = await acme.owner.run('query ($id: ID!) { conversation(id: $id) { status } }', {
    id: later.id,
  });
  expect(conversation.status).toBe('SNOOZED');
  acme.owner.close();
});
