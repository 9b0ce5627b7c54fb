import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, type TestOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

async function setSubscription({ id }: TestOrganization, data: Prisma.SubscriptionUpdateManyMutationInput) {
  const organizationId = parseTypeId('org', id);
  await asPlatform('test', (platform) => platform.subscription.updateMany({ where: { organizationId }, data }));
}

const addChannel = ({ owner }: TestOrganization) =>
  owner.mutate('createChannel', { type: 'API', name: unique('app') }, 'channel { id }');

const invite = ({ owner }: TestOrganization, email = `${unique('in')}@example.com`) =>
  owner.mutate('inviteMember', { email, role: 'AGENT' }, 'url');

test('a plan with its overrides bounds channels, and says by how many', async () => {
  const acme = await createOrganization(server);
  await setSubscription(acme, { limitOverrides: { channels: 2 } });
  const { channel } = await addChannel(acme);
  await expect(addChannel(acme)).rejects.toMatchObject({
    code: 'QUOTA_EXCEEDED',
    extensions: { metric: 'channels', limit: 2, used: 2, resetsAt: null },
  });
  await acme.owner.mutate('deleteChannel', { id: channel.id }, 'cursor');
  await addChannel(acme);
  const answer = await acme.owner.rest('POST', '/channels', { type: 'API', name: 'one more' });
  expect(answer).toMatchObject({ status: 402, body: { code: 'QUOTA_EXCEEDED' } });
});

test('ten creations at once do not pass the limit', async () => {
  const acme = await createOrganization(server);
  await setSubscription(acme, { limitOverrides: { channels: 4 } });
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => addChannel(acme)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  const { channels } = await acme.owner.run('{ channels { nodes { id } } }');
  expect(channels.nodes).toHaveLength(4);
});

test('an open invitation takes a seat, and gives it to whoever accepts it', async () => {
  const acme = await createOrganization(server);
  await setSubscription(acme, { limitOverrides: { seats: 2 } });
  const { url } = await invite(acme);
  await expect(invite(acme)).rejects.toMatchObject({
    code: 'QUOTA_EXCEEDED',
    extensions: { metric: 'seats', limit: 2, used: 2 },
  });
  const accept = () => {
    const token = new URL(url).searchParams.get('token');
    const input = { token, name: 'Nina', password: testPassword };
    return new ApiClient(server.url).mutate('acceptInvitation', input, 'accessToken');
  };
  await setSubscription(acme, { limitOverrides: { seats: 1 } });
  await expect(accept()).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED', extensions: { limit: 1, used: 1 } });
  await setSubscription(acme, { limitOverrides: { seats: 2 } });
  expect(await accept()).toHaveProperty('accessToken');
});

test.each(['PAUSED', 'CANCELED'] as const)(
  '%s reads, refuses creations, and keeps every word of a contact',
  async (status) => {
    const acme = await createOrganization(server);
    await setSubscription(acme, { status, limitOverrides: { channels: null } });
    await expect(addChannel(acme)).rejects.toMatchObject({
      code: 'QUOTA_EXCEEDED',
      extensions: { metric: 'channels', limit: 0, used: 1 },
    });
    await expect(invite(acme)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    const { id } = await acme.createConversation('Is anybody there?');
    const { conversation } = await acme.owner.run('query ($id: ID!) { conversation(id: $id) { lastSeq } }', { id });
    expect(conversation.lastSeq).toBe(1);
  },
);
