import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { trimEvents } from './trim.jobs.ts';

const server = await startTestServer();
const inbox = 'subscription ($after: String) { inboxEvents(after: $after) { type cursor } }';

test('old events go, newer ones stay, and a cursor in front of them is refused instead of skipping them', async () => {
  const acme = await createOrganization(server);
  await acme.createConversation();
  const { events } = await acme.owner.run('{ events(first: 100) { nodes { seq cursor } } }');
  const [first, second] = events.nodes;
  const id = parseTypeId('org', acme.id);
  const old = new Date('2020-01-01');
  await runInOrganization(id, async () => {
    await db.organization.update({ where: { id }, data: { createdAt: old } });
    await db.event.updateMany({ where: { organizationId: id, seq: { lte: 2 } }, data: { createdAt: old } });
  });

  await trimEvents(new Date('2020-01-02'));

  const left = await acme.owner.run('{ events(first: 100) { nodes { seq } } }');
  expect(left.events.nodes[0].seq).toBe(3);
  expect(left.events.nodes).toHaveLength(events.nodes.length - 2);
  await expect(acme.owner.subscribe(inbox, { after: first.cursor }).next()).rejects.toMatchObject({
    code: 'CURSOR_EXPIRED',
  });
  const replayed = await acme.owner
    .subscribe(inbox, { after: second.cursor })
    .until(({ inboxEvents }) => inboxEvents.type === 'CAUGHT_UP');
  expect(replayed).toHaveLength(events.nodes.length - 2 + 1);
  acme.owner.close();
});
