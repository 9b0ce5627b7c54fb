import { expect, test } from 'vitest';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer({ DEMO: '1' });

test('in a demonstration a checkout holds at once, and its term begins a new count of usage', async () => {
  const acme = await createOrganization(server);
  await acme.createConversation();
  const { plans } = await acme.owner.run('{ plans { id code } }');
  const starter = plans.find(({ code }: Data) => code === 'chatbot-starter-month');
  const { status, subscription } = await acme.owner.mutate(
    'startCheckout',
    { planId: starter.id },
    'status subscription { status plan { code } requestedPlan { code } currentPeriodStart }',
  );
  expect(status).toBe('CONFIRMED');
  expect(subscription).toMatchObject({ status: 'ACTIVE', plan: { code: starter.code }, requestedPlan: null });
  const { usage, usageHistory } = await acme.owner.run(`{
    usage { metric used periodStart } usageHistory(metric: "conversations") { nodes { quantity periodEnd } } }`);
  expect(usage).toContainEqual({
    metric: 'conversationsPerMonth',
    used: 0,
    periodStart: subscription.currentPeriodStart,
  });
  expect(usageHistory.nodes).toEqual([{ quantity: 1, periodEnd: subscription.currentPeriodStart }]);
});
