import { expect, test } from 'vitest';
import { keyName, matchSequence } from './sequences';

const plain = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

test('the same shortcut has one name on every keyboard', () => {
  expect(keyName({ ...plain, key: 'k', metaKey: true })).toBe('mod+k');
  expect(keyName({ ...plain, key: 'k', ctrlKey: true })).toBe('mod+k');
  expect(keyName({ ...plain, key: 'Enter', metaKey: true, shiftKey: true })).toBe('mod+shift+enter');
  expect(keyName({ ...plain, key: '?', shiftKey: true })).toBe('?');
});

test('a sequence needs both of its keys, in order', () => {
  const shortcuts = ['g i', 'e'];
  expect(matchSequence(shortcuts, 'g', 'i')).toBe('g i');
  expect(matchSequence(shortcuts, '', 'i')).toBeUndefined();
  expect(matchSequence(shortcuts, 'i', 'g')).toBeUndefined();
  expect(matchSequence(shortcuts, 'g', 'e')).toBe('e');
});
