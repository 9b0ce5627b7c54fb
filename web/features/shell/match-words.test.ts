import { expect, test } from 'vitest';
import { matchWords } from './match-words';

test('what was typed begins a word, whatever its accents', () => {
  expect(matchWords('', 'kel', ['Mira Kelmendi', 'Hello'])).toBeGreaterThan(0);
  expect(matchWords('', 'cekic', ['Ana Çekiç'])).toBeGreaterThan(0);
  expect(matchWords('', 'mendi', ['Mira Kelmendi'])).toBe(0);
  expect(matchWords('', 'kel mi', ['Mira Kelmendi'])).toBeGreaterThan(0);
});

test('an entry that begins with it comes first', () => {
  expect(matchWords('', 'mi', ['Mira'])).toBeGreaterThan(matchWords('', 'mi', ['Ana Mira']));
});
