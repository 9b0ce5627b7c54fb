import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight, wordsOf } from './highlight.ts';

const show = (field: string, text: string, query: string) =>
  highlight(field, text, wordsOf(query))
    ?.parts.map(({ text, matched }) => (matched ? `[${text}]` : text))
    .join('');

test('whole words and the beginning of the last one are marked, across accents and ligatures', () => {
  expect(show('name', 'Gëzim Hoxha', 'gezim ho')).toBe('[Gëzim] [Ho]xha');
  expect(show('name', 'Gezim', 'gëzi')).toBe('[Gezi]m');
  expect(show('name', 'Gëzim'.normalize('NFD'), 'gezi')).toBe(`[${'Gëzi'.normalize('NFD')}]m`);
  expect(show('name', 'Straßer', 'stras')).toBe('[Straß]er');
  expect(show('body', 'orders and order', 'order')).toBe('[order]s and [order]');
  expect(show('body', 'nothing here', 'order')).toBeUndefined();
});

test('digits of a telephone number are marked across its spaces', () => {
  expect(show('phone', '+383 44 123 456', '44123')).toBe('+383 [44 123] 456');
  expect(show('phone', '+383 44 123 456', '044 123 45')).toBe('+383 [44 123 45]6');
});

test('of a long text, at most 200 characters around the first match are shown', () => {
  const text = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
  const shown = show('body', text, 'needle') ?? '';
  expect(shown).toMatch(/^…before .*\[needle\] after .*…$/);
  expect(shown.length).toBeLessThanOrEqual(202); // with the two brackets
  const unbroken = `${'😀'.repeat(300)} needle${'x'.repeat(400)}`;
  expect(show('body', unbroken, 'needle')).toMatch(/^…(😀)+ \[needle\]x+…$/u);
});

test('for any text, the pieces are well-formed, short, and pieces of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.string({ unit: 'grapheme' }), (text, query) => {
      const words = wordsOf(query);
      const parts = highlight('phone', `${text} ${query} ${text}`, words)?.parts ?? [];
      const joined = parts.map((part) => part.text).join('');
      expect(joined.length).toBeLessThanOrEqual(200);
      expect(joined.isWellFormed()).toBe(true);
      expect(`${text} ${query} ${text}`).toContain(joined.replace(/^…/, '').replace(/…$/, ''));
    }),
  );
});
