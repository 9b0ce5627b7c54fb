import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nowhere, type RequestOrigin } from './actor.ts';
import { beginAttempt, configureAttempts } from './attempts.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  configureAttempts({ enabled: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const at = (ip: string): RequestOrigin => ({ ...nowhere, ip });
const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000 + 1000);

/** @returns how many seconds one has to wait, 0 for none */
async function wait(account: string, ip: string): Promise<number> {
  try {
    await beginAttempt('password', account, at(ip));
    return 0;
  } catch (error) {
    return (error as { details: { retryAfter: number } }).details.retryAfter;
  }
}

async function waitAfterTen(account: string, ip: string): Promise<number> {
  for (let index = 0; index < 10; index++) expect(await wait(account, ip)).toBe(0);
  return wait(account, ip);
}

test('a place that is stopped again waits twice as long, and trying meanwhile prolongs nothing', async () => {
  expect(await waitAfterTen('ana', '192.0.2.1')).toBe(15 * 60);
  minutes(10);
  expect(await wait('ana', '192.0.2.1')).toBeLessThanOrEqual(5 * 60);
  minutes(5);
  expect(await waitAfterTen('ana', '192.0.2.1')).toBe(30 * 60);
  minutes(30);
  expect(await waitAfterTen('ana', '192.0.2.1')).toBe(60 * 60);
});

test('what is counted for an account from many places is forgotten after an hour', async () => {
  for (let place = 0; place < 5; place++) {
    for (let index = 0; index < 10; index++) expect(await wait('ana', `192.0.2.${place}`)).toBe(0);
  }
  expect(await wait('ana', '192.0.2.99')).toBeGreaterThan(0);
  minutes(60);
  expect(await wait('ana', '192.0.2.99')).toBe(0);
});
