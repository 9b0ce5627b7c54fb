import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { newId, toTypeId } from '../db/ids.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization, createPlatformAdmin } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const admin = await createPlatformAdmin(server);

const setRole = (userId: string, role: string) =>
  admin.run(
    `mutation ($input: SetPlatformRoleInput!) { admin { setPlatformRole(input: $input) { user { platformRole platformAdmin } } } }`,
    { input: { userId, role } },
  );
const idOf = async (client: typeof admin) => (await client.run('{ viewer { id } }')).viewer.id;

test('a new platform admin may do so at once, no longer when it is taken, and the platform keeps one', async () => {
  const { owner } = await createOrganization(server);
  const [own, other] = [await idOf(admin), await idOf(owner)];
  const look = () => owner.run('{ admin { stats { users } } }');
  await expect(look()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(setRole(own, 'NONE')).rejects.toMatchObject({ code: 'CONFLICT' });
  const { admin: made } = await setRole(other, 'ADMIN');
  expect(made.setPlatformRole.user).toEqual({ platformRole: 'ADMIN', platformAdmin: true });
  expect((await look()).admin.stats.users).toBeGreaterThanOrEqual(2);
  await setRole(other, 'NONE');
  await expect(look()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(setRole(toTypeId('user', newId()), 'ADMIN')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { admin: found } = await admin.run(
    '{ admin { auditLogs(first: 2) { nodes { action organizationId targetId diff } } } }',
  );
  expect(found.auditLogs.nodes).toEqual([
    {
      action: 'user.set_platform_role',
      organizationId: null,
      targetId: other,
      diff: { platformRole: { from: 'ADMIN', to: 'NONE' } },
    },
    {
      action: 'user.set_platform_role',
      organizationId: null,
      targetId: other,
      diff: { platformRole: { from: 'NONE', to: 'ADMIN' } },
    },
  ]);
});

test('two admins who leave at once do not leave the platform without one', async () => {
  const second = await createPlatformAdmin(server);
  const [a, b] = [await idOf(admin), await idOf(second)];
  const outcomes = await Promise.allSettled([setRole(a, 'NONE'), setRole(b, 'NONE')]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const admins = await asPlatform('test', (platform) => platform.user.count({ where: { platformRole: 'ADMIN' } }));
  expect(admins).toBe(1);
  // Whoever is left gives it back to the other, for the tests that follow.
  await asPlatform('test', (platform) =>
    platform.user.updateMany({ where: { email: { startsWith: 'owner' } }, data: { platformRole: 'ADMIN' } }),
  );
});

test('audit rows of all organizations are one list, forwards and backwards', async () => {
  const organizations = await Promise.all([1, 2, 3].map(() => createOrganization(server)));
  for (const { owner } of [...organizations, ...organizations]) {
    await owner.mutate('createContact', { name: 'Cora' }, 'cursor');
  }
  const page = async (args: string) => {
    const document = `{ admin { auditLogs(${args}) { nodes { id createdAt organizationId } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }`;
    return (await admin.run(document)).admin.auditLogs;
  };
  const all = (await page('first: 100')).nodes;
  expect(new Set(all.map(({ organizationId }: Data) => organizationId)).size).toBeGreaterThanOrEqual(3);
  const seen: Data[] = [];
  let next = await page('first: 4');
  for (;;) {
    seen.push(...next.nodes);
    if (!next.pageInfo.hasNextPage) break;
    next = await page(`first: 4, after: "${next.pageInfo.endCursor}"`);
  }
  expect(seen).toEqual(all);
  const back = await page(`last: 3, before: "${next.pageInfo.startCursor}"`);
  const before = all.length - next.nodes.length;
  expect(back.nodes).toEqual(all.slice(before - 3, before));
});

test('the platform in figures', async () => {
  const read = async () =>
    (
      await admin.run(`{ admin { stats(days: 3) { organizations organizationsActive7Days users usersActive30Days
        conversations messages calls messagesPerDay { date count } byPlan { code organizations trials } } } }`)
    ).admin.stats;
  const before = await read();
  const acme = await createOrganization(server);
  await acme.createConversation();
  const after = await read();
  for (const name of [
    'organizations',
    'organizationsActive7Days',
    'users',
    'usersActive30Days',
    'conversations',
    'messages',
  ]) {
    expect(after[name], name).toBe(before[name] + 1);
  }
  const today = new Date().toISOString().slice(0, 10);
  expect(after.messagesPerDay).toHaveLength(3);
  expect(after.messagesPerDay.at(-1)).toEqual({ date: today, count: before.messagesPerDay.at(-1).count + 1 });
  const [plan] = after.byPlan;
  expect(plan).toMatchObject({ code: 'bundle-growth-month', organizations: after.organizations });
  await expect(admin.run('{ admin { stats(days: 366) { users } } }')).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path: 'days' }] },
  });
});

test('people are found by name or address', async () => {
  const acme = await createOrganization(server);
  const { admin: found } = await admin.run(
    'query ($search: String) { admin { users(search: $search) { nodes { email name platformRole organizationCount lastSeenAt emailVerifiedAt } } } }',
    { search: acme.email.toUpperCase() },
  );
  expect(found.users.nodes).toEqual([
    {
      email: acme.email,
      name: 'Olga Owner',
      platformRole: 'NONE',
      organizationCount: 1,
      lastSeenAt: expect.any(String),
      emailVerifiedAt: null,
    },
  ]);
});
