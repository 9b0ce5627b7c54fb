import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../db/ids.ts';
import { chunkTerms } from '../terms.ts';
import { termsOf } from './analysis.ts';

const stems = (text: string, language: string | null) => termsOf(text, language).map(({ stem }) => stem);
const bare = (text: string) => text.replaceAll('ë', 'e').replaceAll('ç', 'c');

test.each([
  'fjalëkalim fjalëkalimi fjalëkalimin fjalëkalimit fjalëkalimet fjalëkalimeve',
  'porosi porosia porosinë porositë porosisë porosive porosit porosita porositur',
  'kthej kthehet kthim kthimi kthimin kthimit ktheni kthyer',
  'llogari llogaria llogarinë llogarisë llogaritë',
  'dërgesë dërgesa dërgesën dërgesës dërgesat dërgesave dërgoj dërgohet dërgim',
  'faturë fatura faturën faturës faturat',
  'pagesë pagesa pagesën pagesës pagesat',
  'klient klienti klientin klientët klientëve',
  'telefon telefoni telefonin telefonat',
  'dyqan dyqani dyqanin dyqanet',
  'kartë karta kartën kartës kartat',
  'mik miku mikun miqtë miqve',
  'anuloj anulon anuluar anulohet anulim anulimin',
])('Albanian forms are one word, also without its letters: %s', (family) => {
  expect(new Set(stems(family, 'sq')).size).toBe(1);
  expect(stems(bare(family), 'sq')).toEqual(stems(family, 'sq'));
});

test('different Albanian words stay different', () => {
  const distinct = 'llogari faturë pagesë dërgesë porosi kartë klient dyqan telefon garanci kthim';
  expect(new Set(stems(distinct, 'sq')).size).toBe(11);
});

test('words are stemmed by their language before their marks are taken away', () => {
  expect(new Set(stems('return returns returned returning', 'en')).size).toBe(1);
  expect(new Set(stems('Häuser Hauses', 'de')).size).toBe(1);
  expect(stems('returned', null)).toEqual(['returned']);
});

test('what joins words does not hide them', () => {
  expect(stems('e-mail', 'en')).toContain(stems('email', 'en')[0]);
  expect(stems('two-factor', 'en')).toContain(stems('factor', 'en')[0]);
  expect(stems("customer's", 'en')).toEqual(stems('customer', 'en'));
});

test('numbers and codes stay, words that say nothing go', () => {
  expect(stems('What is the code AB12 for $99?', 'en')).toEqual(['code', 'ab12', '99']);
  expect(stems('si mund ta kthej', 'sq')).toEqual(stems('kthej', 'sq'));
});

test('another organization has other terms', () => {
  const text = { heading: null, content: 'refund', language: 'en' };
  expect(chunkTerms(newId(), text).terms).not.toBe(chunkTerms(newId(), text).terms);
});

test('any text has terms within the limits of the index', () => {
  const organizationId = newId();
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.constantFrom('en', 'sq', 'de', null),
      (text, language) => {
        for (const stem of stems(text, language)) expect(Buffer.byteLength(stem)).toBeLessThan(1000);
        expect(chunkTerms(organizationId, { heading: text, content: text, language }).termCount).toBeGreaterThanOrEqual(
          0,
        );
      },
    ),
    { numRuns: 200 },
  );
});
