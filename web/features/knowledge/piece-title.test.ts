import { expect, test } from 'vitest';
import { pieceTitle } from './piece-title';

test('a piece is named by its source and its headings, and by neither twice', () => {
  expect(pieceTitle('Help', 'Delivery › Costs')).toBe('Help › Delivery › Costs');
  expect(pieceTitle('Delivery', 'Delivery › Costs')).toBe('Delivery › Costs');
  expect(pieceTitle('Delivery', 'Delivery')).toBe('Delivery');
  expect(pieceTitle('Del', 'Delivery')).toBe('Del › Delivery');
  expect(pieceTitle('Help', null)).toBe('Help');
  expect(pieceTitle(null, null)).toBe('');
});
