import { expect, test } from 'vitest';
import { checkForward, durationSeconds, talkMinutes } from './call-status.ts';

const answered = new Date('2026-01-01T10:00:00.000Z');
const after = (ms: number) => new Date(answered.getTime() + ms);

test.each([
  [1, 1],
  [60_000, 1],
  [60_001, 2],
  [130_000, 3],
])('a talk of %d ms is metered as %d begun minutes', (ms, minutes) => {
  expect(talkMinutes(answered, after(ms))).toBe(minutes);
});

test('a call that nobody answered is metered with nothing, and lasted no time', () => {
  expect(talkMinutes(null, answered)).toBe(0);
  expect(durationSeconds({ answeredAt: null, endedAt: answered })).toBe(0);
});

test('the duration is known when the call has ended, and never negative', () => {
  expect(durationSeconds({ answeredAt: answered, endedAt: null })).toBeNull();
  expect(durationSeconds({ answeredAt: answered, endedAt: after(61_400) })).toBe(61);
  expect(durationSeconds({ answeredAt: answered, endedAt: after(-900) })).toBe(0); // two machines' clocks
});

test.each([
  ['QUEUED', 'RINGING'],
  ['QUEUED', 'IN_PROGRESS'],
  ['RINGING', 'NO_ANSWER'],
  ['IN_PROGRESS', 'COMPLETED'],
  ['FAILED', 'FAILED'],
] as const)('a call goes from %s to %s', (from, to) => {
  expect(() => checkForward(from, to)).not.toThrow();
});

test.each([
  ['IN_PROGRESS', 'RINGING'],
  ['RINGING', 'QUEUED'],
  ['COMPLETED', 'IN_PROGRESS'],
  ['COMPLETED', 'FAILED'],
] as const)('a call does not go from %s to %s', (from, to) => {
  expect(() => checkForward(from, to)).toThrow(`The call is ${from} and cannot become ${to}`);
});
