import { afterAll, expect, test } from 'vitest';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, type TestOrganization } from '../testing/organizations.ts';
import { startProcess } from '../testing/processes.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
/** A second process on the same database. It learns of what the first one does from the database alone. */
const other = await startProcess({});
afterAll(other.stop);

async function listenElsewhere({ owner }: TestOrganization, token: string | null) {
  const client = new ApiClient(other.url, token);
  const closed = new Promise<number>((resolve) =>
    client.socket().on('closed', (event) => resolve((event as CloseEvent).code)),
  );
  const { organization } = await owner.run('{ organization { cursor } }');
  const live = client.subscribe('subscription ($after: String) { inboxEvents(after: $after) { type } }', {
    after: organization.cursor,
  });
  await live.next();
  return { closed };
}

test('a log-out ends what the session has open in another process', async () => {
  const acme = await createOrganization(server);
  const { closed } = await listenElsewhere(acme, acme.owner.token);
  await acme.owner.run('mutation { logOut { ok } }');
  expect(await closed).toBe(4401);
});

test('a revoked key and a removed member hear nothing more in another process', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const key = await acme.addApiKey(['conversations:read', 'organization:read']);
  const listening = await Promise.all([listenElsewhere(acme, key.token), listenElsewhere(acme, agent.token)]);
  const { apiKeys, members } = await acme.owner.run('{ apiKeys { nodes { id } } members { nodes { id role } } }');
  await acme.owner.mutate('revokeApiKey', { id: apiKeys.nodes[0].id }, 'cursor');
  const member = members.nodes.find((node: { role: string }) => node.role === 'AGENT');
  await acme.owner.mutate('removeMember', { id: member.id }, 'cursor');
  expect(await Promise.all(listening.map(({ closed }) => closed))).toEqual([4401, 4401]);
});

test('an event that another process writes arrives within two seconds', async () => {
  const acme = await createOrganization(server);
  const client = new ApiClient(other.url, acme.owner.token);
  const live = client.subscribe('subscription { messageAdded(after: "0") { type message { body } } }');
  await live.next();
  await acme.createConversation('from the first process');
  expect((await live.next(2000)).messageAdded.message.body).toBe('from the first process');
  client.close();
});
