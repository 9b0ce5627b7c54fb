import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Texts = Record<string, string>;

const folder = new URL('.', import.meta.url);
const read = (file: string): Texts => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name);

/** `en.json`, and `en.<feature>.json` for the features that are fetched later. */
const parts = readdirSync(folder).filter((file) => /^en\..*json$/.test(file));

test.each(parts)('every language has every message of %s', (part) => {
  expect(Object.keys(read(part.replace('en', 'sq'))).sort()).toEqual(Object.keys(read(part)).sort());
});

test.each(parts)('a translation fills in the same values as %s', (part) => {
  const sq = read(part.replace('en', 'sq'));
  for (const [key, text] of Object.entries(read(part))) {
    expect(new Set(placeholders(sq[key] ?? '')), key).toEqual(new Set(placeholders(text)));
  }
});

test('no message is in two files', () => {
  const keys = parts.flatMap((part) => Object.keys(read(part)));
  expect(new Set(keys).size).toBe(keys.length);
});
