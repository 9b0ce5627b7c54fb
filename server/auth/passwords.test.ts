import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';
import { ApiClient } from '../testing/client.ts';
import { mailsTo, mailTo } from '../testing/mailbox.ts';
import { createOrganization, type TestOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const nobody = () => new ApiClient(server.url);
const newPassword = 'another horse battery';

async function resetToken({ email }: TestOrganization): Promise<string> {
  await nobody().mutate('requestPasswordReset', { email }, 'ok');
  return (await mailTo(server.mailFolder, email, /new password/)).token;
}

const logIn = (email: string, password: string) => nobody().mutate('logIn', { email, password }, 'accessToken');

test('a forgotten password is replaced by mail: every session ends, the address is proved, one is logged in', async () => {
  const acme = await createOrganization(server);
  const token = await resetToken(acme);
  const closed = new Promise<number>((resolve) =>
    acme.owner.socket().on('closed', (event) => resolve((event as CloseEvent).code)),
  );
  await acme.owner.subscribe('subscription { inboxEvents(after: "0") { type } }').next();
  const { accessToken } = await nobody().mutate('resetPassword', { token, password: newPassword }, 'accessToken');
  expect(await closed).toBe(4401);
  await expect(acme.owner.run('{ viewer { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const { viewer } = await new ApiClient(server.url, accessToken).run('{ viewer { email emailVerified } }');
  expect(viewer).toEqual({ email: acme.email, emailVerified: true });
  await expect(logIn(acme.email, testPassword)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await logIn(acme.email, newPassword);
  await mailTo(server.mailFolder, acme.email, /password was changed/);
});

test('a reset link works once, ends with a newer password, and expires', async () => {
  const acme = await createOrganization(server);
  const [first, second] = [await resetToken(acme), await resetToken(acme)];
  await nobody().mutate('resetPassword', { token: second, password: newPassword }, 'accessToken');
  for (const token of [second, first, 'unknown']) {
    const again = nobody().mutate('resetPassword', { token, password: newPassword }, 'accessToken');
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  const late = await resetToken(acme);
  await asPlatform('test', (platform) =>
    platform.verificationToken.updateMany({
      where: { identifier: acme.email },
      data: { expiresAt: new Date(Date.now() - 1000) },
    }),
  );
  const tooLate = nobody().mutate('resetPassword', { token: late, password: newPassword }, 'accessToken');
  await expect(tooLate).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('of two resets with one link at the same instant one succeeds', async () => {
  const acme = await createOrganization(server);
  const token = await resetToken(acme);
  const outcomes = await Promise.allSettled(
    [1, 2].map(() => nobody().mutate('resetPassword', { token, password: newPassword }, 'accessToken')),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a link for an address confirms no password, and one for a password no address', async () => {
  const acme = await createOrganization(server);
  const { token } = await mailTo(server.mailFolder, acme.email, /Confirm/);
  const asReset = nobody().mutate('resetPassword', { token, password: newPassword }, 'accessToken');
  await expect(asReset).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const asAddress = nobody().mutate('verifyEmail', { token: await resetToken(acme) }, 'email');
  await expect(asAddress).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an unknown address answers alike, leaves a row without the address, and gets no mail', async () => {
  const acme = await createOrganization(server);
  const unknown = `${unique('nobody')}@example.com`;
  const answers = await Promise.all(
    [acme.email, unknown].map((email) => nobody().mutate('requestPasswordReset', { email }, 'ok')),
  );
  expect(answers).toEqual([{ ok: true }, { ok: true }]);
  await mailTo(server.mailFolder, acme.email, /new password/);
  expect(await mailsTo(server.mailFolder, unknown)).toEqual([]);
  const rows = await asPlatform('test', (platform) =>
    platform.auditLog.findMany({
      where: { organizationId: platformOrganizationId, action: 'password.reset_request' },
      orderBy: { createdAt: 'desc' },
    }),
  );
  expect(rows.length).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(rows)).not.toContain(unknown);
  expect(JSON.stringify(rows)).not.toContain(acme.email);
});

test('changing the password takes the old one, ends the other sessions and keeps this one', async () => {
  const acme = await createOrganization(server);
  const other = new ApiClient(server.url, (await logIn(acme.email, testPassword)).accessToken);
  const wrong = acme.owner.mutate('changePassword', { currentPassword: 'not this one', newPassword }, 'ok');
  await expect(wrong).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path: 'currentPassword' }] },
  });
  const short = acme.owner.mutate('changePassword', { currentPassword: testPassword, newPassword: 'short' }, 'ok');
  await expect(short).rejects.toMatchObject({ extensions: { fields: [{ path: 'newPassword' }] } });
  await acme.owner.mutate('changePassword', { currentPassword: testPassword, newPassword }, 'ok');
  await expect(other.run('{ viewer { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await acme.owner.run('{ viewer { hasPassword } }')).viewer.hasPassword).toBe(true);
  const audited = await asPlatform('test', (platform) =>
    platform.auditLog.findMany({
      where: { organizationId: parseTypeId('org', acme.id), action: 'password.change' },
    }),
  );
  expect(audited).toHaveLength(1);
  expect(JSON.stringify(audited)).not.toContain('horse');
  await mailTo(server.mailFolder, acme.email, /password was changed/);
});

test('an API key has no password to change and no sessions to end', async () => {
  const acme = await createOrganization(server);
  const key = await acme.addApiKey(['organization:read']);
  const change = key.mutate('changePassword', { currentPassword: testPassword, newPassword }, 'ok');
  await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(key.run('mutation { endOtherSessions { ended } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await key.run('{ viewer { sessions { id } accounts { id } } }')).viewer).toEqual({
    sessions: [],
    accounts: [],
  });
});
