import { expect, test } from 'vitest';
import { findReplies, slashQuery } from './slash-query';

test('a slash that begins a word asks for saved replies; one inside a word or an address does not', () => {
  expect(slashQuery('/', 1)).toEqual({ from: 0, query: '' });
  expect(slashQuery('Hello /ref', 10)).toEqual({ from: 6, query: 'ref' });
  expect(slashQuery('and/or', 6)).toBeUndefined();
  expect(slashQuery('https://example.com', 19)).toBeUndefined();
  expect(slashQuery('/ref und', 8)).toBeUndefined();
});

test('only what stands before the caret counts', () => {
  expect(slashQuery('/refund', 3)).toEqual({ from: 0, query: 're' });
});

test('the shortcut comes before the title', () => {
  const thanks = { shortcut: 'thanks', title: 'Refund thanks' };
  const refund = { shortcut: 'refund', title: 'How it works' };
  expect(findReplies([thanks, refund], 'ref')).toEqual([refund, thanks]);
  expect(findReplies([thanks, refund], 'x')).toEqual([]);
});
