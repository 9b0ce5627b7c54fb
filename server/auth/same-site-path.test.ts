import { expect, test } from 'vitest';
import { setPublicUrl } from '../http/public-url.ts';
import { sameSitePath } from './oidc-routes.ts';

setPublicUrl('https://app.example.com');

test.each([
  ['/inbox/conv_1?tab=notes#last', '/inbox/conv_1?tab=notes#last'],
  ['/.//evil.example/x', '/inbox'],
  ['/..//evil.example/x', '/inbox'],
  ['//evil.example/x', '/inbox'],
  ['/\\evil.example/x', '/inbox'],
  ['/\t/evil.example/x', '/inbox'],
  ['/\n\\evil.example/x', '/inbox'],
  ['https://evil.example/x', '/inbox'],
  ['javascript:alert(1)', '/inbox'],
  ['', '/inbox'],
  [null, '/inbox'],
])('%j leads to %s of our own site', (wanted, path) => {
  expect(sameSitePath(wanted)).toBe(path);
  expect(new URL(sameSitePath(wanted), 'https://app.example.com').origin).toBe('https://app.example.com');
});
