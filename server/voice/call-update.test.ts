/** What becomes known of a call, and when. */
import { expect, test } from 'vitest';
import { createCall, say } from '../testing/calls.ts';
import type { ApiClient } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const change = (client: ApiClient, id: string, changes: Record<string, unknown>) =>
  client.mutate(
    'updateCallSession',
    { id, ...changes },
    'callSession { status startedAt answeredAt endedAt metadata recordingUrl costCents currency transcript { text } }',
  );

test('a call moves forward only, and each step leaves its time', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner, { metadata: { queue: 'sales', try: 1 } });
  const ringing = (await change(acme.owner, id, { status: 'RINGING' })).callSession;
  expect(ringing).toMatchObject({ status: 'RINGING', startedAt: expect.any(String), answeredAt: null });
  const { callSession } = await change(acme.owner, id, { status: 'IN_PROGRESS', metadata: { try: null, ivr: 2 } });
  expect(callSession).toMatchObject({ startedAt: ringing.startedAt, answeredAt: expect.any(String) });
  expect(callSession.metadata).toEqual({ queue: 'sales', ivr: 2 });
  await expect(change(acme.owner, id, { status: 'RINGING' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await say(acme.owner, id, 'Hello');
  const ended = (await change(acme.owner, id, { status: 'FAILED' })).callSession;
  expect(ended).toMatchObject({ status: 'FAILED', endedAt: expect.any(String), transcript: { text: 'CALLER: Hello' } });
  for (const status of ['IN_PROGRESS', 'COMPLETED']) {
    await expect(change(acme.owner, id, { status })).rejects.toMatchObject({ code: 'CONFLICT' });
  }
});

test('recording and cost come after the end, and may be cleared', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  await acme.owner.mutate('endCallSession', { id }, 'cursor');
  const late = { recordingUrl: 'https://example.com/1.mp3', costCents: 12, currency: 'EUR', status: 'COMPLETED' };
  expect((await change(acme.owner, id, late)).callSession).toMatchObject(late);
  const cleared = (await change(acme.owner, id, { recordingUrl: null, costCents: null })).callSession;
  expect(cleared).toMatchObject({ recordingUrl: null, costCents: null, currency: 'EUR' });
  for (const [changes, path] of [
    [{ recordingUrl: 'javascript:alert(1)' }, 'recordingUrl'],
    [{ costCents: -1 }, 'costCents'],
    [{ currency: 'euro' }, 'currency'],
    [{ costCents: 5, currency: null }, 'currency'],
  ] as const) {
    await expect(change(acme.owner, id, changes)).rejects.toMatchObject({ extensions: { fields: [{ path }] } });
  }
});
