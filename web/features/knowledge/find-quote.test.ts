import { expect, test } from 'vitest';
import { findQuote } from './find-quote';

const quoted = (text: string, quote: string | null) =>
  findQuote(text, quote)
    .map((part) => (part.isQuote ? `[${part.text}]` : part.text))
    .join('');

test('a quote is found across line breaks', () => {
  expect(quoted('You can return it\nwithin 30 days. Keep the box.', 'return it within 30 days.')).toBe(
    'You can [return it\nwithin 30 days.] Keep the box.',
  );
});

test('dots at its ends stand for what was left out', () => {
  expect(quoted('Shipping costs €4.90 (per parcel).', '… costs €4.90 (per …')).toBe(
    'Shipping [costs €4.90 (per] parcel).',
  );
});

test('a text without it stays whole', () => {
  expect(findQuote('Nothing of that kind', 'elsewhere')).toEqual([
    { at: 0, text: 'Nothing of that kind', isQuote: false },
  ]);
  expect(quoted('No quote', null)).toBe('No quote');
  expect(quoted('Blank', ' … ')).toBe('Blank');
});
