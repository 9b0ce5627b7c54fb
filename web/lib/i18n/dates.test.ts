import { describe, expect, test } from 'vitest';
import { createAlbanianDates } from './albanian-dates';
import { createDates, shortDuration } from './dates';

const now = new Date(2026, 4, 14, 12, 0);
const at = (day: number, hour: number) => new Date(2026, 4, day, hour, 30);

describe('dates in lists and threads', () => {
  const dates = createDates('en');
  test('the time today, the weekday this week, then the date', () => {
    expect(dates.short(at(14, 9), now)).toBe('09:30');
    expect(dates.short(at(12, 9), now)).toBe('Tue');
    expect(dates.short(at(1, 9), now)).toBe('May 1');
    expect(dates.short(new Date(2025, 4, 1), now)).toBe('May 1, 2025');
  });

  test('yesterday begins at midnight, not a day ago', () => {
    expect(dates.day(at(13, 23), now)).toBe('Yesterday');
    expect(dates.day(at(14, 0), now)).toBe('Today');
  });
});

test('Albanian has its own words where the browser does not know them', () => {
  const dates = createAlbanianDates(() => 3);
  expect(dates.day(at(11, 9), now)).toBe('E hënë, 11 maj');
  expect(dates.full(at(11, 9))).toBe('11 maj 2026, 09:30');
});

test('waiting is said in the shortest form that says enough', () => {
  const minuteMs = 60_000;
  expect([30_000, 12 * minuteMs, 90 * minuteMs, 3 * 24 * 60 * minuteMs].map(shortDuration)).toEqual([
    '<1m',
    '12m',
    '1h',
    '3d',
  ]);
});
