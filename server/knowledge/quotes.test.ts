import { expect, test } from 'vitest';
import { bestPassage } from './quotes.ts';

const chunk = {
  heading: 'Returns',
  language: 'en',
  content: `Unworn goods can be returned. The money is back within five days.

- Gold members return whatever they like
- Guests have 30 days, or a receipt`,
};

test('the sentence or list item that holds what is asked is quoted as it stands', () => {
  for (const [query, quote] of [
    ['When do I get my money?', 'The money is back within five days.'],
    ['How long do guests have?', '- Guests have 30 days, or a receipt'],
  ] as const) {
    const { text, coverage } = bestPassage({ query, chunk });
    expect(text).toContain(quote);
    expect(chunk.content).toContain(text);
    expect(coverage).toBeGreaterThan(0);
  }
});

test('what is not there covers nothing, and a quote is short however long the chunk', () => {
  expect(bestPassage({ query: 'zeppelin', chunk }).coverage).toBe(0);
  expect(bestPassage({ query: 'the of', chunk }).coverage).toBe(0);
  const long = { ...chunk, content: `money ${'word '.repeat(2000)}` };
  expect(bestPassage({ query: 'money', chunk: long }).text.length).toBeLessThanOrEqual(450);
  expect(bestPassage({ query: 'money', chunk: { ...chunk, content: '' } })).toMatchObject({ text: '', coverage: 0 });
});
