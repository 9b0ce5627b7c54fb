import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { turnDueTerms } from './terms.jobs.ts';

const server = await startTestServer();
const hourMs = 3_600_000;

/** An organization whose term ended an hour ago. */
async function withEndedTerm(data: Prisma.SubscriptionUpdateManyMutationInput) {
  const acme = await createOrganization(server);
  const organizationId = parseTypeId('org', acme.id);
  const currentPeriodStart = new Date(Date.now() - 31 * 24 * hourMs);
  const currentPeriodEnd = new Date(Date.now() - hourMs);
  await asPlatform('test', (platform) =>
    platform.subscription.updateMany({
      where: { organizationId },
      data: { currentPeriodStart, currentPeriodEnd, ...data },
    }),
  );
  const read = async () => (await acme.owner.run('{ subscription { status currentPeriodStart } }')).subscription;
  return { ...acme, read, currentPeriodEnd };
}

test('a trial that is over is paused, a canceled term ends, and anything else goes on', async () => {
  const trial = await withEndedTerm({ status: 'TRIALING' });
  const canceled = await withEndedTerm({ status: 'ACTIVE', cancelAtPeriodEnd: true });
  const paid = await withEndedTerm({ status: 'ACTIVE' });
  const running = await createOrganization(server);
  await Promise.all([turnDueTerms(new Date()), turnDueTerms(new Date())]); // two processes
  expect(await trial.read()).toMatchObject({ status: 'PAUSED' });
  expect(await canceled.read()).toMatchObject({ status: 'CANCELED' });
  expect(await paid.read()).toEqual({ status: 'ACTIVE', currentPeriodStart: paid.currentPeriodEnd.toISOString() });
  expect((await running.owner.run('{ subscription { status } }')).subscription.status).toBe('TRIALING');
  const audits = await asPlatform('test', (platform) =>
    platform.auditLog.findMany({
      where: {
        organizationId: { in: [trial, canceled, paid].map(({ id }) => parseTypeId('org', id)) },
        actorType: 'system',
      },
      orderBy: { action: 'asc' },
    }),
  );
  expect(audits.map(({ action }) => action)).toEqual([
    'subscription.end',
    'subscription.end_trial',
    'subscription.renew',
  ]);
});

test('what a payment provider bills is left to it', async () => {
  const paddle = await withEndedTerm({ status: 'ACTIVE', provider: 'PADDLE' });
  const before = await paddle.read();
  await turnDueTerms(new Date());
  expect(await paddle.read()).toEqual(before);
});
