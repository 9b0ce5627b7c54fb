import { expect, test } from 'vitest';
import { drift, median, playRounds, spread } from './figures.ts';
import { renderTable } from './table.ts';
import { judged } from './verdict.ts';

const rules = { wanted: 3, most: 6, driftMax: 0.1 };

/** Rounds whose floors before and after are as listed; each round is its own number. */
function floors(...pairs: [number, number][]) {
  let played = 0;
  return async () => {
    const [before, after] = pairs[played % pairs.length] as [number, number];
    played += 1;
    return { floors: { before, after }, round: played };
  };
}

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(spread([0.5, 0.7, 0.4])).toEqual({ median: 0.5, least: 0.4, most: 0.7 });
});

test('drift is the difference as a share of the greater floor', () => {
  expect(drift(100, 90)).toBeCloseTo(0.1);
  expect(drift(90, 100)).toBeCloseTo(0.1);
  expect(drift(50, 100)).toBe(0.5);
});

test('a round whose floors differ by more than a tenth is thrown away and played again', async () => {
  const played = await playRounds(rules, floors([100, 100], [100, 89], [100, 91]));
  expect(played).toEqual({ rounds: [1, 3, 4], thrown: 1, unsteady: false });
});

test('rounds with unsteady floors are not played for ever, and what they say is not judged', async () => {
  const played = await playRounds(rules, floors([100, 50]));
  expect(played).toEqual({ rounds: [1, 2, 3, 4, 5, 6], thrown: 6, unsteady: true });
  expect(judged(true, { unsteady: true })).toBe('floors unsteady, not judged');
  const some = await playRounds(rules, floors([100, 100], [100, 50], [100, 50]));
  expect(some).toEqual({ rounds: [1, 4], thrown: 4, unsteady: false });
});

test('the table has a cell for each column, and marks what was missed', () => {
  const table = renderTable([
    { workload: 'W1', target: '≥ 0.45', ratio: { median: 0.5, least: 0.4, most: 0.6 }, verdict: judged(true) },
    { workload: 'W2', target: '≥ 0.45', ratio: { median: 0.3, least: 0.3, most: 0.3 }, verdict: judged(false) },
  ]);
  const [header, , first, second] = table.split('\n').map((line) => line.split('|').length);
  expect(new Set([first, second])).toEqual(new Set([header]));
  expect(table).toContain('0.50 (0.40–0.60)');
  expect(table).toContain('**missed**');
});
