import { expect, test } from 'vitest';
import { afterMessage, afterRead } from './read-state';

const known = { lastSeq: 5, lastReadSeq: 3, unreadCount: 2 };
const unknown = () => undefined;

test('a message of the contact is counted once, and not if the list had it already', () => {
  const { state, exact } = afterMessage(known, { seq: 6, authorType: 'CONTACT' });
  expect(state).toEqual({ lastSeq: 6, lastReadSeq: 3, unreadCount: 3 });
  expect(exact).toBe(true);
  expect(afterMessage(state, { seq: 6, authorType: 'CONTACT' }).state).toBe(state);
  expect(afterMessage(known, { seq: 5, authorType: 'CONTACT' }).state).toBe(known);
});

test('messages of the team are not unread', () => {
  expect(afterMessage(known, { seq: 6, authorType: 'AGENT' }).state).toEqual({ ...known, lastSeq: 6 });
});

test('the first message of a new conversation is unread', () => {
  expect(afterMessage(undefined, { seq: 1, authorType: 'CONTACT' })).toEqual({
    state: { lastSeq: 1, lastReadSeq: 0, unreadCount: 1 },
    exact: true,
  });
});

test('where a message is missing in between, the count is a guess', () => {
  expect(afterMessage(known, { seq: 8, authorType: 'AGENT' }).exact).toBe(false);
  expect(afterMessage(undefined, { seq: 2, authorType: 'CONTACT' }).exact).toBe(false);
});

test('whoever has read everything has nothing unread', () => {
  expect(afterRead(known, 5, unknown)).toEqual({
    state: { lastSeq: 5, lastReadSeq: 5, unreadCount: 0 },
    exact: true,
  });
});

test('a mark between messages leaves those of the contact behind it, counted where they are known', () => {
  const counted = afterRead(known, 4, (after, upTo) => (after === 4 && upTo === 5 ? 0 : 9));
  expect(counted).toEqual({ state: { lastSeq: 5, lastReadSeq: 4, unreadCount: 0 }, exact: true });
  expect(afterRead(known, 4, unknown)).toEqual({
    state: { lastSeq: 5, lastReadSeq: 4, unreadCount: 1 },
    exact: false,
  });
});

test('a mark that moves back makes messages unread again', () => {
  const read = { lastSeq: 5, lastReadSeq: 5, unreadCount: 0 };
  expect(afterRead(read, 2, () => 2).state).toEqual({ lastSeq: 5, lastReadSeq: 2, unreadCount: 2 });
  expect(afterRead(read, 2, unknown)).toEqual({ state: { lastSeq: 5, lastReadSeq: 2, unreadCount: 1 }, exact: false });
});

test('the same mark again changes nothing', () => {
  expect(afterRead(known, 3, unknown).state).toBe(known);
});
