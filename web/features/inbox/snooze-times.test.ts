import { expect, test } from 'vitest';
import { snoozeTimes, toLocalInput } from './snooze-times';

test('next week is the coming Monday at nine, never today', () => {
  const friday = new Date(2026, 0, 2, 15, 30);
  const monday = new Date(2026, 0, 5, 8, 0);
  const sunday = new Date(2026, 0, 4, 8, 0);
  expect(toLocalInput(snoozeTimes(friday).nextWeek)).toBe('2026-01-05T09:00');
  expect(toLocalInput(snoozeTimes(sunday).nextWeek)).toBe('2026-01-05T09:00');
  expect(toLocalInput(snoozeTimes(monday).nextWeek)).toBe('2026-01-12T09:00');
});

test('tomorrow is the next day, over the end of a month too', () => {
  expect(toLocalInput(snoozeTimes(new Date(2026, 0, 31, 23, 59)).tomorrow)).toBe('2026-02-01T09:00');
});
