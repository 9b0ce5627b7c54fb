import { expect, test } from 'vitest';
import { fileBytesMax, nameOfFile, problemOfFile, typeOfFile } from './file-type';

test('a file is known by the ending of its name, however it is written', () => {
  expect(typeOfFile('Price list.PDF')).toBe('PDF');
  expect(typeOfFile('readme.markdown')).toBe('MARKDOWN');
  expect(typeOfFile('archive.tar.gz')).toBeUndefined();
  expect(typeOfFile('Makefile')).toBeUndefined();
});

test('a source is called as its file is, without the ending', () => {
  expect(nameOfFile('Return policy 2026.v2.docx')).toBe('Return policy 2026.v2');
  expect(nameOfFile('.txt')).toBe('.txt');
});

test('what cannot be taken is said before anything is sent', () => {
  expect(problemOfFile({ name: 'photo.png', size: 10 })).toBe('type');
  expect(problemOfFile({ name: 'empty.txt', size: 0 })).toBe('empty');
  expect(problemOfFile({ name: 'large.pdf', size: fileBytesMax + 1 })).toBe('size');
  expect(problemOfFile({ name: 'fits.pdf', size: fileBytesMax })).toBeUndefined();
});
