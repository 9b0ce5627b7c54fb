import { randomUUID } from 'node:crypto';
import { fromUUID } from 'typeid-js';
import { expect, test } from 'vitest';
import { decodeTypeId, InvalidIdError, idPrefixes, newId, parseTypeId, toTypeId } from './ids.ts';

test('every type has a prefix of its own, and its ids come back as they were', () => {
  expect(new Set(Object.values(idPrefixes)).size).toBe(Object.keys(idPrefixes).length);
  for (const [typename, prefix] of Object.entries(idPrefixes)) {
    const id = newId();
    const text = toTypeId(prefix, id);
    expect(text).toMatch(new RegExp(`^${prefix}_[0-9a-z]{26}$`));
    expect(parseTypeId(prefix, text)).toBe(id);
    expect(decodeTypeId(text)).toEqual({ typename, id });
  }
});

test('ids that are no UUIDv7, as imported rows have, come back too', () => {
  for (const id of [
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '6fa459ea-ee8a-3ca4-894e-db77e160355e',
    '12345678-1234-f234-0234-123456789abc',
  ]) {
    expect(parseTypeId('conv', toTypeId('conv', id))).toBe(id);
  }
});

test('ids are written as the TypeID library writes them', () => {
  for (const id of [...Array.from({ length: 200 }, newId), ...Array.from({ length: 200 }, () => randomUUID())]) {
    expect(toTypeId('conv', id)).toBe(fromUUID(id, 'conv'));
  }
});

test('what is no UUID is not written as an id', () => {
  const id = newId();
  for (const wrong of [
    '',
    id.slice(1),
    `${id}0`,
    id.toUpperCase().replace(/^./, 'A'),
    id.replace('-', '0'),
    `${id.slice(0, 35)}é`,
  ]) {
    expect(() => toTypeId('conv', wrong)).toThrow(InvalidIdError);
  }
});

test('new ids sort by the time they were made', () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect([...ids].sort()).toEqual(ids);
});

test('an id of another type is refused by an error that names both prefixes', () => {
  const text = toTypeId('msg', newId());
  expect(() => parseTypeId('conv', text)).toThrow(InvalidIdError);
  expect(() => parseTypeId('conv', text)).toThrow(/"msg".*"conv"/);
});

test('only the canonical spelling is an id', () => {
  const text = toTypeId('conv', newId());
  const wrong = [
    '',
    'conv',
    'conv_',
    newId(),
    text.toUpperCase(),
    text.replace('conv', 'Conv'),
    `${text}0`,
    text.slice(0, -1),
    ` ${text}`,
    `${text}\n`,
    text.replace(/_./, '_8'), // more than 128 bits
    text.replace(/.$/, 'l'), // not in the alphabet
    text.replace('_', '-'),
    text.slice('conv_'.length),
    `conv_${text}`,
  ];
  for (const candidate of wrong) {
    expect(() => parseTypeId('conv', candidate), candidate).toThrow(/it takes "conv_" and 26/);
    expect(() => decodeTypeId(candidate), candidate).toThrow(InvalidIdError);
  }
  expect(() => decodeTypeId(text.replace('conv', 'nope'))).toThrow(/unknown prefix "nope"/);
  expect(() => toTypeId('conv', 'not a uuid')).toThrow(InvalidIdError);
});

test("a client's text is repeated in part only", () => {
  expect(() => parseTypeId('conv', 'x'.repeat(100_000))).toThrow(/^.{0,200}$/);
});
