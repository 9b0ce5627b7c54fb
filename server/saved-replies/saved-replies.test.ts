import { expect, test } from 'vitest';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);

const create = (shortcut: string, title = 'Title', body = 'Body', by = acme.owner) =>
  by.mutate('createSavedReply', { shortcut, title, body }, 'savedReply { id shortcut createdBy { name } }');

test('a shortcut is unique in its organization and keeps its form', async () => {
  const agent = await acme.addMember('AGENT');
  const { savedReply } = await create('shipping-1', 'Shipping', 'Three days.', agent);
  expect(savedReply).toMatchObject({ shortcut: 'shipping-1', createdBy: { name: 'AGENT member' } });
  await expect(create('shipping-1')).rejects.toMatchObject({ code: 'CONFLICT' });
  for (const shortcut of ['', 'With space', 'UPPER', 'x'.repeat(41), '/slash']) {
    await expect(create(shortcut)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      extensions: { fields: [{ path: 'shortcut' }] },
    });
  }
  await expect(create('long', 'Title', 'x'.repeat(8001))).rejects.toMatchObject({
    extensions: { fields: [{ path: 'body', message: 'must have at most 8,000 characters' }] },
  });
  const { savedReply: other } = await create('other');
  const taken = acme.owner.mutate('updateSavedReply', { id: other.id, shortcut: 'shipping-1' }, 'cursor');
  await expect(taken).rejects.toMatchObject({ code: 'CONFLICT' });
  const globex = await createOrganization(server);
  expect((await create('shipping-1', 'Theirs', 'Theirs', globex.owner)).savedReply.shortcut).toBe('shipping-1');
});

test('replies are found by a part of their shortcut, title or text, and % is only a %', async () => {
  const { savedReply: percent } = await create('discount', 'Rabatt', 'You get 15 % off.');
  await create('discover', 'Entdecken', 'Look around.');
  const find = async (search: string) =>
    (
      await acme.owner.run('query ($s: String) { savedReplies(search: $s) { nodes { shortcut } } }', { s: search })
    ).savedReplies.nodes.map(({ shortcut }: { shortcut: string }) => shortcut);
  expect(await find('disco')).toEqual(['discover', 'discount']);
  expect(await find('RABATT')).toEqual(['discount']);
  expect(await find('15 %')).toEqual(['discount']);
  expect(await find('%%')).toEqual([]);
  await acme.owner.mutate('deleteSavedReply', { id: percent.id }, 'deletedId');
  expect(await find('discount')).toEqual([]);
});

test('a viewer reads replies and writes none', async () => {
  const viewer = await acme.addMember('VIEWER');
  expect((await viewer.run('{ savedReplies(first: 1) { nodes { id } } }')).savedReplies.nodes).toHaveLength(1);
  await expect(create('mine', 'Title', 'Body', viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
