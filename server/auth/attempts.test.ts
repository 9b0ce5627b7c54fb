import { expect, test } from 'vitest';
import { ApiClient } from '../testing/client.ts';
import { mailTo } from '../testing/mailbox.ts';
import { createOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { addressKey } from './attempts.ts';

const server = await startTestServer({ ATTEMPT_LIMITS: 'on', TRUST_PROXY: '1' });

let lastAddress = 0;
/** An address that no other test uses. */
function freshAddress(): string {
  lastAddress += 1;
  return `198.51.${Math.floor(lastAddress / 250)}.${(lastAddress % 250) + 1}`;
}

async function post(mutation: string, input: Record<string, unknown>, from: string) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { body } = await new ApiClient(server.url).request(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
    { input },
    { 'x-forwarded-for': from },
  );
  const extensions = body.errors?.[0]?.extensions;
  return { code: (extensions?.code ?? 'OK') as string, retryAfter: extensions?.retryAfter as number | undefined };
}

const logIn = (email: string, password: string, from: string) => post('logIn', { email, password }, from);
const guess = (email: string, from: string) => logIn(email, 'not the password', from);

async function guesses(count: number, email: string, from: string): Promise<string[]> {
  const codes = [];
  for (let index = 0; index < count; index++) codes.push((await guess(email, from)).code);
  return codes;
}

test('the eleventh wrong password from one place waits, for an account and for none alike', async () => {
  const acme = await createOrganization(server);
  for (const email of [acme.email, `${unique('nobody')}@example.com`]) {
    const from = freshAddress();
    expect(await guesses(10, email, from)).toEqual(Array(10).fill('UNAUTHENTICATED'));
    const stopped = await guess(email, from);
    expect(stopped.code).toBe('RATE_LIMITED');
    expect(stopped.retryAfter).toBeGreaterThan(14 * 60);
    expect(stopped.retryAfter).toBeLessThanOrEqual(15 * 60);
    expect((await logIn(email, testPassword, from)).code).toBe('RATE_LIMITED');
  }
  expect((await logIn(acme.email, testPassword, freshAddress())).code).toBe('OK');
});

test('a hundred guesses at once are no more than ten', async () => {
  const acme = await createOrganization(server);
  const from = freshAddress();
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => guess(acme.email, from)));
  expect(outcomes.filter(({ code }) => code === 'UNAUTHENTICATED')).toHaveLength(10);
});

test('the right password starts the count anew', async () => {
  const acme = await createOrganization(server);
  const from = freshAddress();
  for (let round = 0; round < 3; round++) {
    expect(await guesses(9, acme.email, from)).not.toContain('RATE_LIMITED');
    expect((await logIn(acme.email, testPassword, from)).code).toBe('OK');
  }
});

test('guesses from many places stop too, but not the owner at a place that is known', async () => {
  const acme = await createOrganization(server);
  const home = freshAddress();
  expect((await logIn(acme.email, testPassword, home)).code).toBe('OK');
  for (let place = 0; place < 5; place++) {
    expect(await guesses(10, acme.email, freshAddress())).not.toContain('RATE_LIMITED');
  }
  expect((await guess(acme.email, freshAddress())).code).toBe('RATE_LIMITED');
  expect((await logIn(acme.email, testPassword, home)).code).toBe('OK');
});

test('a password that was reset by mail lets the owner in again', async () => {
  const acme = await createOrganization(server);
  const from = freshAddress();
  await guesses(11, acme.email, from);
  expect((await logIn(acme.email, testPassword, from)).code).toBe('RATE_LIMITED');
  expect((await post('requestPasswordReset', { email: acme.email }, from)).code).toBe('OK');
  const { token } = await mailTo(server.mailFolder, acme.email, /new password/);
  expect((await post('resetPassword', { token, password: testPassword }, from)).code).toBe('OK');
  expect((await logIn(acme.email, testPassword, from)).code).toBe('OK');
});

test('one address may guess at many accounts a hundred times', async () => {
  const from = freshAddress();
  const codes = [];
  for (let index = 0; index < 101; index++) codes.push((await guess(`${unique('many')}@example.com`, from)).code);
  expect(codes.indexOf('RATE_LIMITED')).toBe(100);
});

test('reset mails, confirmation mails and sign-ups have limits of their own', async () => {
  const from = freshAddress();
  for (const email of [`${unique('nobody')}@example.com`, (await createOrganization(server)).email]) {
    const codes = [];
    for (let index = 0; index < 6; index++) codes.push((await post('requestPasswordReset', { email }, from)).code);
    expect(codes).toEqual([...Array(5).fill('OK'), 'RATE_LIMITED']);
  }
  const acme = await createOrganization(server);
  const verification = 'mutation { requestEmailVerification { sent } }';
  for (let index = 0; index < 5; index++) await acme.owner.run(verification);
  await expect(acme.owner.run(verification)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  const signUps = [];
  for (let index = 0; index < 21; index++) {
    const input = { organizationName: 'x', name: 'x', email: `${unique('up')}@example.com`, password: testPassword };
    signUps.push((await post('signUp', input, from)).code);
  }
  expect(signUps.lastIndexOf('OK')).toBe(19);
  expect(signUps[20]).toBe('RATE_LIMITED');
});

test('only the last entry of X-Forwarded-For counts: a client cannot choose its address', async () => {
  const email = `${unique('nobody')}@example.com`;
  const proxied = freshAddress();
  const codes = [];
  for (let index = 0; index < 11; index++) {
    codes.push((await guess(email, `203.0.113.${index}, ${proxied}`)).code);
  }
  expect(codes.at(-1)).toBe('RATE_LIMITED');
});

test('an IPv6 network counts as one address, and IPv4 is IPv4 however it is written', () => {
  expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:0db8:0001:0002:bbbb:cccc:dddd:eeee'));
  expect(addressKey('2001:db8:1:3::1')).not.toBe(addressKey('2001:db8:1:2::1'));
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(addressKey('::1')).toBe('0:0:0:0::/64');
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(addressKey('::ffff:192.0.2.1')).toBe(addressKey('192.0.2.1'));
  expect(addressKey(null)).toBe('unknown');
});
