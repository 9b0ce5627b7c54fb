import { expect, test } from 'vitest';
import { diffLines } from './diff-lines';

const year = (date: Date) => String(date.getUTCFullYear());

test('each changed field is a line, with nothing where there was nothing', () => {
  const diff = { name: { from: 'Ana', to: 'Arta' }, labelIds: { from: [], to: ['lbl_1', 'lbl_2'] }, kind: 'REPLY' };
  expect(diffLines(diff, year)).toEqual([
    { name: 'name', from: 'Ana', to: 'Arta' },
    { name: 'labelIds', from: '', to: 'lbl_1, lbl_2' },
    { name: 'kind', from: '', to: 'REPLY' },
  ]);
});

test('moments are written as dates, and long values are cut', () => {
  const diff = { expiresAt: { from: null, to: '2026-11-30T20:19:52.248Z' }, body: { from: null, to: 'x'.repeat(500) } };
  const [expiresAt, body] = diffLines(diff, year);
  expect(expiresAt?.to).toBe('2026');
  expect(body?.to).toHaveLength(121);
});
