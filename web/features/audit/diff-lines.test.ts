import { expect, test } from 'vitest';
import { diffLines } from './diff-lines';

test('each changed field is a line, with nothing where there was nothing', () => {
  expect(diffLines({ name: { from: 'Ana', to: 'Arta' }, email: { from: null, to: 'a@example.com' } })).toEqual([
    { name: 'name', from: 'Ana', to: 'Arta' },
    { name: 'email', from: '', to: 'a@example.com' },
  ]);
});

test('lists and long values stay on their line', () => {
  expect(diffLines({ labelIds: { from: [], to: ['lbl_1'] } })).toEqual([
    { name: 'labelIds', from: '[]', to: '["lbl_1"]' },
  ]);
  expect(diffLines({ body: { from: null, to: 'x'.repeat(500) } })[0]?.to).toHaveLength(121);
});
