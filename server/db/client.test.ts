import { beforeAll, expect, test } from 'vitest';
import { Prisma } from '../generated/prisma/client.ts';
import { asPlatform, connectDatabase, databaseReady, db, platformReads, sqlTransaction } from './client.ts';
import { createFixture, type Fixture } from './fixtures.ts';
import { newId } from './ids.ts';
import { currentOrganization, runInOrganization } from './scope.ts';

let acme: Fixture;
let globex: Fixture;

beforeAll(async () => {
  await connectDatabase(process.env.POSTGRES_URL ?? '', { poolSize: 4 });
  [acme, globex] = await Promise.all([createFixture('acme', 20), createFixture('globex', 20)]);
});

const inOrganization = <T>({ organizationId }: Fixture, fn: () => T) => runInOrganization(organizationId, fn);

/** None of these names the organization, so that only the connection's scope keeps the tenants apart. */
const reads: (() => Promise<{ organizationId: string }[]>)[] = [
  () => db.conversation.findMany({ take: 5 }),
  () =>
    db.conversation.findMany({ take: 3, include: { contact: true } }).then((rows) => rows.map((row) => row.contact)),
  () => db.$queryRaw`select organization_id::text as "organizationId" from conversations limit 3`,
  () => {
    const some = Prisma.sql`select organization_id::text as "organizationId" from conversations limit 3`;
    return sqlTransaction(async (sql) => ({ last: sql.read<{ organizationId: string }>(some) }));
  },
  () => db.$transaction(async (tx) => [...(await tx.channel.findMany()), ...(await tx.contact.findMany())]),
  async () => {
    const groups = await db.conversation.groupBy({ by: ['organizationId'], _count: true });
    return groups;
  },
  () => db.contact.updateManyAndReturn({ data: { locale: 'sq' } }),
  () => Promise.all([db.contact.findFirstOrThrow({ include: { conversations: { include: { channel: true } } } })]),
  async () => {
    const { organizationId } = await db.channel.findFirstOrThrow();
    const where = { organizationId_name: { organizationId, name: 'same' } };
    return [
      await db.label.upsert({ where, create: { id: newId(), organizationId, name: 'same' }, update: { color: 'red' } }),
    ];
  },
  async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return [await db.contact.findFirstOrThrow()];
  },
];

test('two organizations interleaved through one small pool never see a foreign row', async () => {
  let foreign = 0;
  let seen = 0;
  const readOnce = (index: number) => {
    const fixture = index % 2 === 0 ? acme : globex;
    return inOrganization(fixture, async () => {
      const rows = await (reads[Math.floor(index / 2) % reads.length] as (typeof reads)[number])();
      seen += rows.length;
      foreign += rows.filter((row) => row.organizationId !== fixture.organizationId).length;
      if (currentOrganization() !== fixture.organizationId) foreign++;
    });
  };
  // In waves of ten for each connection: on a busy machine more would wait for one longer than the pool lets them.
  for (let wave = 0; wave < 75; wave++) {
    await Promise.all(Array.from({ length: 40 }, (_, index) => readOnce(wave * 40 + index)));
  }
  expect(foreign).toBe(0);
  expect(seen).toBeGreaterThan(5_000);
});

test('findUnique calls of two organizations in one tick answer each in its own', async () => {
  const find = (fixture: Fixture, owner: Fixture, id: string) =>
    inOrganization(fixture, () =>
      db.conversation.findUnique({
        where: { organizationId_id: { organizationId: owner.organizationId, id } },
        select: { id: true, organizationId: true, contact: { select: { name: true } } },
      }),
    );
  const answers = await Promise.all(
    acme.conversationIds.flatMap((id, index) => {
      const other = globex.conversationIds[index] ?? '';
      return [find(acme, acme, id), find(globex, globex, other), find(acme, globex, other), find(globex, acme, id)];
    }),
  );
  answers.forEach((answer, index) => {
    if (index % 4 === 0)
      expect(answer).toMatchObject({ organizationId: acme.organizationId, contact: { name: 'acme' } });
    if (index % 4 === 1) expect(answer).toMatchObject({ organizationId: globex.organizationId });
    if (index % 4 > 1) expect(answer).toBeNull();
  });
});

test('findUnique needs a complete key: an undefined id is not "any row"', async () => {
  const undefinedId = undefined as unknown as string;
  const { organizationId } = acme;
  await inOrganization(acme, async () => {
    const attempts = [
      () => db.conversation.findUnique({ where: { organizationId_id: { organizationId, id: undefinedId } } }),
      () => db.conversation.findUniqueOrThrow({ where: {} as never }),
      () => db.user.findUnique({ where: { email: undefinedId } }),
    ];
    for (const attempt of attempts) await expect((async () => attempt())()).rejects.toThrow(/needs all the values/);
    await expect(
      db.conversation.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id: newId() } } }),
    ).rejects.toMatchObject({ code: 'P2025' });
  });
});

test('findUnique inside a transaction sees what the transaction wrote', async () => {
  const { organizationId } = acme;
  await inOrganization(acme, () =>
    db.$transaction(async (tx) => {
      const id = newId();
      await tx.label.create({ data: { id, organizationId, name: id } });
      expect(await tx.label.findUnique({ where: { organizationId_name: { organizationId, name: id } } })).toMatchObject(
        { id },
      );
      expect(await db.label.findUnique({ where: { organizationId_id: { organizationId, id } } })).toBeNull();
    }),
  );
});

test('a tenant table outside any scope is an error, also behind a platform table', async () => {
  const attempts = [
    () => db.conversation.findMany(),
    () => db.organization.count(),
    () => db.label.create({ data: { id: newId(), organizationId: acme.organizationId, name: 'x' } }),
    () => db.user.findMany({ include: { memberships: true } }),
    () => db.user.findMany({ where: { memberships: { some: { role: 'OWNER' } } } }),
    () => db.plan.findMany({ select: { _count: { select: { subscriptions: true } } } }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/outside any organization's scope/);
  await expect(db.user.findMany()).resolves.toEqual([]);
});

test('a list of queries is no transaction here: Prisma would run the lists of two organizations in one of them', () => {
  expect(() => db.$transaction([db.channel.findMany()])).toThrow(/takes a function/);
});

test("another organization's row can be neither written nor moved", async () => {
  const [id = ''] = globex.conversationIds;
  await inOrganization(acme, async () => {
    expect((await db.conversation.updateMany({ where: { id }, data: { subject: 'stolen' } })).count).toBe(0);
    await expect(
      db.label.create({ data: { id: newId(), organizationId: globex.organizationId, name: 'planted' } }),
    ).rejects.toThrow(/row-level security/);
  });
});

test('a query that is started by its awaiting runs in the scope it was made in', async () => {
  const lazy = inOrganization(acme, () => db.conversation.findMany({ take: 1 }));
  const [row] = await inOrganization(globex, () => lazy);
  expect(row?.organizationId).toBe(acme.organizationId);
});

test('asPlatform sees every organization, is counted by its reason, and does not lend its sight to db', async () => {
  const before = platformReads().test ?? 0;
  const count = await inOrganization(acme, () => asPlatform('test', (platform) => platform.conversation.count()));
  expect(count).toBe(40);
  expect(platformReads().test).toBe(before + 1);
  await inOrganization(acme, () =>
    expect(asPlatform('test', () => db.conversation.count())).rejects.toThrow(/outside any organization's scope/),
  );
  expect(await inOrganization(acme, () => db.conversation.count())).toBe(20);
});

test('the database is ready when it answers and has every migration', async () => {
  expect(await databaseReady()).toBe(true);
});
