import { describe, expect, test } from 'vitest';
import { composeList, holdOrder } from './list-order';
import { belongsToView } from './views';

const conversation = (id: string, at: string, changes = {}) => ({
  id,
  lastMessageAt: `2026-01-01T${at}:00Z`,
  status: 'OPEN',
  handledBy: 'HUMAN',
  assigneeId: null as string | null,
  waitingSince: null,
  ...changes,
});

describe('what a view shows', () => {
  test('the newest first, and only what belongs to it', () => {
    const items = [
      conversation('a', '10:00'),
      conversation('b', '12:00', { status: 'RESOLVED' }),
      conversation('c', '11:00', { assigneeId: 'me' }),
    ];
    expect(composeList(items, 'ALL', 'me').map(({ id }) => id)).toEqual(['c', 'a']);
    expect(composeList(items, 'MINE', 'me').map(({ id }) => id)).toEqual(['c']);
    expect(composeList(items, 'RESOLVED', 'me').map(({ id }) => id)).toEqual(['b']);
  });

  test('every conversation is in All, Snoozed or Resolved, and in one of them alone', () => {
    for (const status of ['OPEN', 'PENDING', 'SNOOZED', 'RESOLVED']) {
      const item = conversation('a', '10:00', { status });
      const homes = (['ALL', 'SNOOZED', 'RESOLVED'] as const).filter((view) => belongsToView(view, item, 'me'));
      expect(homes).toHaveLength(1);
    }
  });
});

describe('the order while somebody reads further down', () => {
  test('at the top the list follows events', () => {
    expect(holdOrder(['a', 'b'], ['c', 'a', 'b'], false)).toEqual({ ids: ['c', 'a', 'b'], newCount: 0 });
  });

  test('new and risen rows are counted, not moved', () => {
    expect(holdOrder(['a', 'b', 'c'], ['d', 'c', 'a', 'b'], true)).toEqual({ ids: ['a', 'b', 'c'], newCount: 2 });
  });

  test('rows that left are gone, and further pages come below', () => {
    expect(holdOrder(['a', 'b', 'c'], ['a', 'c', 'd', 'e'], true)).toEqual({ ids: ['a', 'c', 'd', 'e'], newCount: 0 });
  });
});
