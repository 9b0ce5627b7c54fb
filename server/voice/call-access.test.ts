/** Who may do what with calls, and what is kept of it. */
import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { createCall, say } from '../testing/calls.ts';
import type { ApiClient } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const ring = (client: ApiClient, id: string) => client.mutate('updateCallSession', { id, status: 'RINGING' }, 'cursor');

test("another organization's call does not exist, for any field, word for word like an unknown id", async () => {
  const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
  const { id } = await createCall(acme.owner);
  const { callTurn } = await say(acme.owner, id, 'secret');
  const { callSession } = await acme.owner.mutate('endCallSession', { id }, 'callSession { transcript { id } }');
  const tries: ((id: string) => Promise<unknown>)[] = [
    (asked) => globex.owner.run('query ($id: ID!) { callSession(id: $id) { id } }', { id: asked }),
    (asked) => globex.owner.run('query ($id: ID!) { callTranscript(callSessionId: $id) { id } }', { id: asked }),
    (asked) => ring(globex.owner, asked),
    (asked) => say(globex.owner, asked, 'x'),
    (asked) => globex.owner.mutate('endCallSession', { id: asked }, 'cursor'),
    (asked) => globex.owner.mutate('sayInCall', { id: asked, text: 'x' }, 'cursor'),
  ];
  for (const attempt of tries) {
    const refusal = (asked: string) => attempt(asked).catch(({ code, message }) => ({ code, message }));
    expect(await refusal(id)).toEqual({ code: 'NOT_FOUND', message: 'Call session not found.' });
    expect(await refusal(toTypeId('call', newId()))).toEqual(await refusal(id));
  }
  for (const node of [id, callTurn.id, callSession.transcript.id]) {
    expect(await globex.owner.run('query ($id: ID!) { node(id: $id) { id } }', { id: node })).toEqual({ node: null });
  }
});

test('a viewer watches calls and changes none; other keys and contacts see none', async () => {
  const acme = await createOrganization(server);
  const viewer = await acme.addMember('VIEWER');
  const { id, contact } = await createCall(acme.owner, {}, 'id contact { id }');
  const read = 'query ($id: ID!) { callSession(id: $id) { status contact { id } channel { id } } }';
  expect((await viewer.run(read, { id })).callSession.contact).toEqual(contact);
  for (const attempt of [createCall(viewer), say(viewer, id, 'x'), ring(viewer, id)]) {
    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const telephony = await acme.addApiKey(['calls:read', 'calls:write']);
  expect((await telephony.run(read, { id })).callSession).toEqual({ status: 'QUEUED', contact: null, channel: null });
  const shop = await acme.addApiKey(['contacts:read']);
  await expect(shop.run(read, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  shop.token = token;
  await expect(shop.run(read, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the audit log says who did what to a call, and nothing of what was said', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  await ring(acme.owner, id);
  await say(acme.owner, id, 'my secret');
  await acme.owner.mutate('endCallSession', { id, reason: 'hung up' }, 'cursor');
  const rows = await asPlatform('test', (platform) =>
    platform.auditLog.findMany({
      where: { organizationId: parseTypeId('org', acme.id), action: { startsWith: 'call' } },
      orderBy: { id: 'asc' },
    }),
  );
  expect(rows.map(({ action, targetType }) => `${action} ${targetType}`)).toEqual([
    'call.create CallSession',
    'call.update CallSession',
    'call_turn.add CallTurn',
    'call.end CallSession',
  ]);
  expect(rows[2]?.diff).toMatchObject({ callSessionId: { to: id }, seq: { to: 1 } });
  expect(rows[3]?.diff).toMatchObject({
    status: { from: 'IN_PROGRESS', to: 'COMPLETED' },
    endReason: { to: 'hung up' },
  });
  expect(JSON.stringify(rows)).not.toContain('my secret');
});
