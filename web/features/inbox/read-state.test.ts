import { expect, test } from 'vitest';
import { afterMessage, afterRead } from './read-state';

const known = { lastSeq: 5, lastReadSeq: 3, unreadCount: 2 };

test('a message of the contact is counted once, and not if the list had it already', () => {
  const once = afterMessage(known, { seq: 6, authorType: 'CONTACT' });
  expect(once).toEqual({ lastSeq: 6, lastReadSeq: 3, unreadCount: 3 });
  expect(afterMessage(once, { seq: 6, authorType: 'CONTACT' })).toBe(once);
  expect(afterMessage(known, { seq: 5, authorType: 'CONTACT' })).toBe(known);
});

test('messages of the team are not unread', () => {
  expect(afterMessage(known, { seq: 6, authorType: 'AGENT' })).toEqual({ ...known, lastSeq: 6 });
});

test('the first message of a new conversation is unread', () => {
  expect(afterMessage(undefined, { seq: 1, authorType: 'CONTACT' })).toEqual({
    lastSeq: 1,
    lastReadSeq: 0,
    unreadCount: 1,
  });
});

test('read marks only move forward', () => {
  expect(afterRead(known, 5)).toEqual({ lastSeq: 5, lastReadSeq: 5, unreadCount: 0 });
  expect(afterRead(known, 2)).toBe(known);
  expect(afterRead(known, 4)).toEqual({ lastSeq: 5, lastReadSeq: 4, unreadCount: 1 });
});
