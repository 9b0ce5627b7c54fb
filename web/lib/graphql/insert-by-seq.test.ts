import { expect, test } from 'vitest';
import { insertBySeq } from './insert-by-seq';

const seqOf = (key: string) => Number(key.slice(1));

test('a message goes where its number says', () => {
  expect(insertBySeq(['m1', 'm2', 'm5'], 'm3', seqOf)).toEqual(['m1', 'm2', 'm3', 'm5']);
  expect(insertBySeq([], 'm3', seqOf)).toEqual(['m3']);
  expect(insertBySeq(['m1'], 'm2', seqOf)).toEqual(['m1', 'm2']);
});

test('a message is never there twice', () => {
  const keys = ['m1', 'm2'];
  expect(insertBySeq(keys, 'm2', seqOf)).toBe(keys);
});
