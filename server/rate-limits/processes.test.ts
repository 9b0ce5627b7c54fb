/** Limits that two processes share over Redis, and that each keeps for itself while Redis is away. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, testPassword } from '../testing/organizations.ts';
import { type ServerProcess, startProcess } from '../testing/processes.ts';
import { redisMissing, TestRedis } from '../testing/redis.ts';

let redis: TestRedis;
let a: ServerProcess;
let b: ServerProcess;

describe.skipIf(redisMissing)('limits of several processes with Redis', () => {
  beforeAll(async () => {
    redis = await TestRedis.start();
    [a, b] = await Promise.all([startProcess({ REDIS_URL: redis.url }), startProcess({ REDIS_URL: redis.url })]);
  });

  afterAll(async () => {
    await Promise.all([a?.stop(), b?.stop()]);
    await redis?.remove();
  });

  test('requests a minute count in all processes together, and without Redis in each', async () => {
    const acme = await createOrganization(a);
    const { token } = await acme.addApiKey(['organization:read']);
    const left = async ({ url }: ServerProcess) => {
      const { response, body } = await new ApiClient(url, token).request('{ organization { id } }');
      expect(body.errors).toBeUndefined();
      return Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
    };
    const first = await left(a);
    expect(await left(b)).toBe(first - 1);
    expect(await left(a)).toBe(first - 2);
    await redis.kill();
    const since = performance.now();
    // Further apart than shared counts could be, so that the wait below ends when they are shared and not before.
    const counted = [await left(a), await left(b), await left(b), await left(b)];
    expect(counted).toEqual([first, first, first - 1, first - 2]);
    expect(performance.now() - since).toBeLessThan(1500);
    await redis.start();
    await expect.poll(async () => [await left(a), await left(b)], { timeout: 10_000 }).toSatisfy(areShared);
  });

  test('guesses at a password count in all processes together', async () => {
    const { email } = await createOrganization(a);
    const guess = ({ url }: ServerProcess) =>
      new ApiClient(url).mutate('logIn', { email, password: `not ${testPassword}` }, 'accessToken');
    for (const process of [a, b, a, b, a, b, a, b, a, b]) {
      await expect(guess(process)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    await expect(guess(b)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(guess(a)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});

/** One behind the other. */
function areShared([left, next]: number[]): boolean {
  return left !== undefined && next === left - 1;
}
