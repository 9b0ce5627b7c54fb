import { asPlatform } from '../../db/client.ts';
import { newId, toTypeId } from '../../db/ids.ts';
import { createOrganization, unique } from '../organizations.ts';
import type { Caller, Specimens } from '../specimens.ts';
import type { World } from '../world.ts';
import { organizationThatAsks } from './billing.ts';

const asAdmin = async (world: World): Promise<Caller> => ({ token: (await world.admin()).token });

async function newOrganization({ server }: World): Promise<string> {
  return (await createOrganization(server)).id;
}

async function suspended(world: World): Promise<string> {
  const id = await newOrganization(world);
  const suspend = 'mutation ($id: ID!) { admin { suspendOrganization(input: { id: $id, reason: "x" }) { cursor } } }';
  await (await world.admin()).run(suspend, { id });
  return id;
}

/** An answer that nobody works on: the test's server has no worker. */
async function deadJob(world: World): Promise<string> {
  const id = await world.make('Conversation');
  await world.owner.mutate('returnConversationToAi', { id, aiAgentId: await world.id('AiAgent') }, 'cursor');
  const { admin: found } = await (await world.admin()).run('{ admin { jobs(first: 1) { nodes { id } } } }');
  return found.jobs.nodes[0].id;
}

async function someUser({ server }: World): Promise<string> {
  const { owner } = await createOrganization(server);
  return (await owner.run('{ viewer { id } }')).viewer.id;
}

const fields: Pick<Required<Specimens>, 'queries' | 'mutations'> = {
  queries: {
    'admin.organizations': () => ({ first: 10 }),
    'admin.organization': async (world) => ({ id: await world.id('Organization') }),
    'admin.users': () => ({ first: 10, search: 'owner' }),
    'admin.stats': () => ({ days: 7 }),
    'admin.auditLogs': async (world) => ({ first: 10, organizationId: await world.id('Organization') }),
    'admin.jobs': () => ({ first: 10 }),
    'admin.webhookEvents': () => ({ first: 10 }),
    'admin.verificationTokens': () => ({ first: 10 }),
  },
  mutations: {
    'admin.suspendOrganization': async (world) => ({ input: { id: await newOrganization(world), reason: 'Spam' } }),
    'admin.reinstateOrganization': async (world) => ({ input: { id: await suspended(world) } }),
    'admin.overridePlanLimits': async (world) => ({
      input: { organizationId: await newOrganization(world), limits: { seats: 40, channels: null } },
    }),
    'admin.confirmCheckout': async (world) => ({ input: { organizationId: await organizationThatAsks(world) } }),
    'admin.retryJob': async (world) => ({ input: { id: await deadJob(world) } }),
    'admin.discardJob': async (world) => ({ input: { id: await deadJob(world) } }),
    'admin.setPlatformRole': async (world) => ({ input: { userId: await someUser(world), role: 'ADMIN' } }),
  },
};

const guarded = [...Object.keys(fields.queries), ...Object.keys(fields.mutations), 'WebhookEvent', 'VerificationToken'];

export const admin: Specimens = {
  ...fields,
  makes: {
    WebhookEvent: async () => {
      const data = { id: newId(), provider: 'paddle', providerEventId: unique('evt'), type: 'transaction.completed' };
      await asPlatform('test', (platform) =>
        platform.webhookEvent.create({ data: { ...data, payload: {}, occurredAt: new Date() } }),
      );
      return toTypeId('whe', data.id);
    },
    VerificationToken: async () => {
      const data = { id: newId(), identifier: `${unique('new')}@example.com`, tokenHash: unique('hash') };
      await asPlatform('test', (platform) =>
        platform.verificationToken.create({ data: { ...data, purpose: 'VERIFY_EMAIL', expiresAt: new Date() } }),
      );
      return toTypeId('vtok', data.id);
    },
  },
  callers: Object.fromEntries(guarded.map((name) => [name, asAdmin])),
};
