import { expect, test } from 'vitest';
import { newId, toTypeId } from '../db/ids.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization, createPlatformAdmin } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const admin = await createPlatformAdmin(server);
const { plans } = await admin.run('{ plans { id code } }');
const planId = (code: string) => plans.find((plan: Data) => plan.code === code).id;

const shown = `status url subscription { status plan { code } requestedPlan { code } trialEndsAt currentPeriodStart
  currentPeriodEnd cancelAtPeriodEnd canceledAt limits }`;
const confirm = (organizationId: string) =>
  admin.run(
    'mutation ($id: ID!) { admin { confirmCheckout(input: { organizationId: $id }) { organization { planCode } } } }',
    { id: organizationId },
  );

async function buy(code: string) {
  const acme = await createOrganization(server);
  await acme.owner.mutate('startCheckout', { planId: planId(code) }, 'cursor');
  await confirm(acme.id);
  return acme;
}

test('a checkout waits for a platform admin, and then begins a new term', async () => {
  const { id, owner } = await createOrganization(server);
  const { organization } = await owner.run('{ organization { cursor } }');
  const live = owner.subscribe('subscription ($after: String) { inboxEvents(after: $after) { type } }', {
    after: organization.cursor,
  });
  const asked = await owner.mutate('startCheckout', { planId: planId('chatbot-growth-year') }, shown);
  expect(asked).toMatchObject({
    status: 'PENDING',
    url: null,
    subscription: { status: 'TRIALING', plan: { code: 'bundle-growth-month' } },
  });
  expect(asked.subscription.requestedPlan.code).toBe('chatbot-growth-year');
  await confirm(id);
  const { subscription } = await owner.run(`{ subscription { status plan { code } requestedPlan { code } trialEndsAt
    currentPeriodStart currentPeriodEnd limits } }`);
  expect(subscription).toMatchObject({
    status: 'ACTIVE',
    plan: { code: 'chatbot-growth-year' },
    requestedPlan: null,
    trialEndsAt: null,
    limits: { seats: 15, voiceMinutesPerMonth: 0 },
  });
  const days = (Date.parse(subscription.currentPeriodEnd) - Date.parse(subscription.currentPeriodStart)) / 86_400_000;
  expect([365, 366]).toContain(days);
  const seen = await live.until(({ inboxEvents }) => inboxEvents.type === 'SUBSCRIPTION_UPDATED');
  expect(seen.at(-1).inboxEvents.type).toBe('SUBSCRIPTION_UPDATED');
  owner.close();
});

test('nothing is confirmed that was not asked for, and nobody else confirms', async () => {
  const { id, owner } = await createOrganization(server);
  await expect(confirm(id)).rejects.toMatchObject({ code: 'CONFLICT' });
  await owner.mutate('startCheckout', { planId: planId('bundle-scale-month') }, 'cursor');
  const own = owner.run(
    'mutation ($id: ID!) { admin { confirmCheckout(input: { organizationId: $id }) { cursor } } }',
    {
      id,
    },
  );
  await expect(own).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the plan that is active cannot be bought again, nor one that does not exist', async () => {
  const { owner } = await buy('bundle-growth-month');
  const again = { planId: planId('bundle-growth-month') };
  await expect(owner.mutate('startCheckout', again, 'cursor')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(owner.mutate('changePlan', again, 'cursor')).rejects.toMatchObject({ code: 'CONFLICT' });
  for (const [id, code] of [
    [toTypeId('plan', newId()), 'NOT_FOUND'],
    [toTypeId('conv', newId()), 'VALIDATION_FAILED'],
  ]) {
    await expect(owner.mutate('startCheckout', { planId: id }, 'cursor')).rejects.toMatchObject({ code });
  }
});

test('only the owner pays; others read, without the ids of the payment provider', async () => {
  const acme = await createOrganization(server);
  for (const member of await Promise.all([acme.addMember('ADMIN'), acme.addApiKey(['billing:read'])])) {
    await expect(
      member.mutate('startCheckout', { planId: planId('bundle-scale-month') }, 'cursor'),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(member.mutate('cancelSubscription', {}, 'cursor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { subscription } = await member.run('{ subscription { status providerId providerCustomerId } }');
    expect(subscription).toEqual({ status: 'TRIALING', providerId: null, providerCustomerId: null });
  }
  const stranger = await acme.addApiKey(['contacts:read']);
  await expect(stranger.run('{ subscription { id } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a trial changes no plan; an active subscription keeps its term at the same interval', async () => {
  const trial = await createOrganization(server);
  await expect(
    trial.owner.mutate('changePlan', { planId: planId('bundle-scale-month') }, 'cursor'),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  const { id, owner } = await buy('bundle-growth-month');
  const before = await owner.run('{ subscription { currentPeriodStart currentPeriodEnd } }');
  expect(await owner.mutate('changePlan', { planId: planId('bundle-scale-month') }, shown)).toMatchObject({
    status: 'PENDING',
  });
  await confirm(id);
  const after = await owner.run('{ subscription { plan { code } currentPeriodStart currentPeriodEnd } }');
  expect(after.subscription).toEqual({ plan: { code: 'bundle-scale-month' }, ...before.subscription });
});

test('a plan below what is in use is refused, and the answer names what is too many', async () => {
  const acme = await buy('bundle-growth-month');
  for (const name of ['One', 'Two']) await acme.owner.mutate('createChannel', { type: 'WIDGET', name }, 'cursor');
  for (const mutation of ['changePlan', 'startCheckout']) {
    const smaller = acme.owner.mutate(mutation, { planId: planId('bundle-starter-month') }, 'cursor');
    await expect(smaller).rejects.toThrow(/3 channels \(it includes 2\)/);
    await expect(smaller).rejects.toMatchObject({
      code: 'CONFLICT',
      extensions: { exceeded: [{ metric: 'channels', limit: 2, used: 3 }] },
    });
  }
});

test('a subscription is canceled for the end of its term, once, and resumed before it', async () => {
  const { id, owner } = await createOrganization(server);
  await owner.mutate('startCheckout', { planId: planId('bundle-scale-month') }, 'cursor');
  const selection = 'subscription { status cancelAtPeriodEnd canceledAt requestedPlan { code } }';
  const canceled = await owner.mutate('cancelSubscription', { reason: 'Too dear' }, selection);
  expect(canceled.subscription).toMatchObject({ status: 'TRIALING', cancelAtPeriodEnd: true, requestedPlan: null });
  expect(await owner.mutate('cancelSubscription', {}, selection)).toEqual(canceled);
  await expect(confirm(id)).rejects.toMatchObject({ code: 'CONFLICT' });
  const resumed = await owner.mutate('resumeSubscription', {}, selection);
  expect(resumed.subscription).toMatchObject({ cancelAtPeriodEnd: false, canceledAt: null });
  await expect(owner.mutate('resumeSubscription', {}, 'cursor')).rejects.toMatchObject({ code: 'CONFLICT' });
  const logs = await admin.run(
    'query ($id: ID!) { admin { auditLogs(organizationId: $id) { nodes { action targetType diff } } } }',
    { id },
  );
  const cancellations = logs.admin.auditLogs.nodes.filter((node: Data) => node.action === 'subscription.cancel');
  expect(cancellations).toMatchObject([
    { targetType: 'BillingSubscription', diff: { cancelAtPeriodEnd: { from: false, to: true }, reason: 'Too dear' } },
  ]);
});
