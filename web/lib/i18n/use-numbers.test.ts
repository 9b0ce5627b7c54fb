import { expect, test } from 'vitest';
import { createNumbers } from './use-numbers';

const numbers = createNumbers('en');

test('a size has three digits at most and the unit that keeps it short', () => {
  expect(numbers.size(0)).toBe('0 B');
  expect(numbers.size(999)).toBe('999 B');
  expect(numbers.size(12_345)).toBe('12.3 kB');
  expect(numbers.size(52_428_800)).toBe('52.4 MB');
});

test('a duration is in seconds unless it is shorter than anybody would notice', () => {
  expect(numbers.duration(42)).toBe('42 ms');
  expect(numbers.duration(1_840)).toBe('1.8 s');
});
