/** The instruments themselves, before anything is measured with them: `npm test` in bench/. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Latencies } from './histogram.ts';
import { Ledgers } from './ledgers.ts';
import { nowMs, onSchedule } from './schedule.ts';

test('a percentile is of all samples, to three digits', () => {
  const latencies = new Latencies();
  for (let ms = 1; ms <= 1000; ms++) latencies.recordMs(ms);
  const { count, p50Ms, p90Ms, p99Ms, maxMs } = latencies.summary();
  assert.equal(count, 1000);
  for (const [is, shouldBe] of [
    [p50Ms, 500],
    [p90Ms, 900],
    [p99Ms, 990],
    [maxMs, 1000],
  ] as const) {
    assert.ok(Math.abs(is - shouldBe) <= shouldBe / 500, `${is} is not ${shouldBe}`);
  }
});

test('a stall of the server counts for every request that was due meanwhile', async () => {
  const latencies = new Latencies();
  const freeAtMs = nowMs() + 210;
  await onSchedule({ ratePerSecond: 100, durationMs: 200 }, async (dueMs) => {
    await delay(Math.max(0, freeAtMs - nowMs()));
    latencies.recordMs(nowMs() - dueMs);
  });
  const { count, p50Ms, maxMs } = latencies.summary();
  assert.equal(count, 20);
  assert.ok(p50Ms > 80, `p50 is ${p50Ms} ms`);
  assert.ok(maxMs > 180, `max is ${maxMs} ms`);
});

test('nothing is sent before it is due', async () => {
  await onSchedule({ ratePerSecond: 300, durationMs: 200 }, async (dueMs) => {
    assert.ok(nowMs() >= dueMs);
  });
});

test('a delivery that is lost, doubled or different is counted', () => {
  const complete: number[] = [];
  const ledgers = new Ledgers((_group, seq) => complete.push(seq));
  const group = { name: 'all' };
  const frame = (text: string) => Buffer.from(JSON.stringify({ payload: { data: text } }));
  ledgers.join(group, 2);
  assert.equal(ledgers.enter(group, 1, 1, frame('one')), 2);
  assert.deepEqual(complete, []);
  assert.equal(ledgers.enter(group, 1, 1, frame('one')), 2);
  assert.deepEqual(complete, [1]);
  assert.equal(ledgers.enter(group, 1, 2, frame('one')), 2);
  assert.equal(ledgers.enter(group, 4, 2, frame('four')), 5);
  assert.equal(ledgers.enter(group, 4, 4, frame('five')), 5);
  const { deliveries, lost, doubled, wrong } = ledgers.take();
  assert.deepEqual({ deliveries, lost, doubled, wrong }, { deliveries: 4, lost: 2, doubled: 1, wrong: 1 });
  assert.equal(ledgers.take().deliveries, 0);
});
