import { asPlatform } from '../../db/client.ts';
import { parseTypeId } from '../../db/ids.ts';
import { rollUpUsage } from '../../usage/rollup.jobs.ts';
import { createOrganization } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';
import type { World } from '../world.ts';

async function planId({ owner }: World, code: string): Promise<string> {
  const { plans } = await owner.run('{ plans { id code } }');
  return plans.find((plan: { code: string }) => plan.code === code).id;
}

/** As after a confirmed checkout. */
function activate({ id }: { id: string }) {
  const organizationId = parseTypeId('org', id);
  return asPlatform('test', (platform) =>
    platform.subscription.updateMany({ where: { organizationId }, data: { status: 'ACTIVE', trialEndsAt: null } }),
  );
}

export const billing: Specimens = {
  makes: {
    BillingSubscription: async ({ owner }) => (await owner.run('{ subscription { id } }')).subscription.id,
    Usage: async (world) => {
      await world.id('Conversation');
      await rollUpUsage(null);
      return (await world.owner.run('{ usageHistory { nodes { id } } }')).usageHistory.nodes[0].id;
    },
    UsageLedger: async (world) => {
      await world.id('Conversation');
      const { usageLedger } = await world.owner.run('{ usageLedger(metric: "conversations") { nodes { id } } }');
      return usageLedger.nodes[0].id;
    },
  },
  queries: {
    plan: async (world) => ({ id: await world.id('Plan') }),
    planComparison: () => ({}),
    subscription: () => ({}),
    usage: () => ({}),
    usageHistory: () => ({ first: 10 }),
    usageLedger: () => ({ first: 10, metric: 'conversations' }),
  },
  mutations: {
    startCheckout: async (world) => ({ input: { planId: await planId(world, 'bundle-scale-month') } }),
    changePlan: async (world) => {
      await activate(world.organization);
      return { input: { planId: await planId(world, 'bundle-scale-year') } };
    },
    cancelSubscription: () => ({ input: {} }),
    resumeSubscription: async (world) => {
      await world.owner.mutate('cancelSubscription', {}, 'cursor');
      return { input: {} };
    },
  },
};

/** An organization that waits for a plan. @returns its id */
export async function organizationThatAsks(world: World): Promise<string> {
  const { id, owner } = await createOrganization(world.server);
  await owner.mutate('startCheckout', { planId: await planId(world, 'bundle-scale-month') }, 'cursor');
  return id;
}
