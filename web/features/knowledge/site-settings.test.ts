import { expect, test } from 'vitest';
import { inSiteFields, siteSettings } from './site-settings';

test('what is not given is left to the server', () => {
  expect(siteSettings({ maxPages: '', includePaths: ' \n', excludePaths: '' })).toEqual({});
});

test('there is one path a line', () => {
  expect(siteSettings({ maxPages: '40', includePaths: '/help\n\n /faq ', excludePaths: '/blog' })).toEqual({
    maxPages: 40,
    includePaths: ['/help', '/faq'],
    excludePaths: ['/blog'],
  });
});

test('what is wrong with one path is said at the field of the paths', () => {
  const error = { code: 'VALIDATION_FAILED', message: '', offline: false };
  const fields = [
    { path: 'settings.includePaths.1', message: 'must begin with /' },
    { path: 'url', message: 'is wrong' },
  ];
  expect(inSiteFields({ ...error, fields }).fields.map(({ path }) => path)).toEqual(['includePaths', 'url']);
});
