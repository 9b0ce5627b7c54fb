import { expect, test } from 'vitest';
import { onwardPath } from './onward-path';

const origin = 'https://app.example';

test('a page of this site is kept, with what follows its path', () => {
  expect(onwardPath('/contacts')).toBe('/contacts');
  expect(onwardPath('/invite?token=a%2Fb&x=1#top')).toBe('/invite?token=a%2Fb&x=1#top');
  expect(onwardPath('/inbox?back=//host')).toBe('/inbox?back=//host');
});

const tricks = [
  null,
  '',
  '//host',
  '///host',
  '/\\host',
  '\\\\host',
  '/\t/host',
  '/\n/host',
  '/\r/host',
  '/\t\\host',
  '\t//host',
  '/.//host',
  '/..//host',
  '/x/..//host',
  '/%2e//host',
  '/.\\/host',
  '//user@host/inbox',
  '//[',
  'javascript:alert(1)',
  'data:text/html,x',
  'https:host',
  'https://host/inbox',
  `${origin}/contacts`,
  'contacts',
];

test.each(tricks)('%j leads to the inbox, not to another site', (trick) => {
  const path = onwardPath(trick);
  expect(path).toBe('/inbox');
  expect(new URL(path, origin).origin).toBe(origin);
});
