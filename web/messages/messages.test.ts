import { expect, test } from 'vitest';
import en from './en.json';
import sq from './sq.json';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name);

test('every language has every message', () => {
  expect(Object.keys(sq).sort()).toEqual(Object.keys(en).sort());
});

test('a translation fills in the same values', () => {
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(new Set(placeholders(sq[key])), key).toEqual(new Set(placeholders(en[key])));
  }
});
