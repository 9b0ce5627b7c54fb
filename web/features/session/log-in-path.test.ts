import { expect, test } from 'vitest';
import { logInPath } from './log-in-path';

test('whoever logs out on purpose finds a plain log-in; whoever is thrown out hears why and comes back', () => {
  expect(logInPath('left', '/settings/account?x=1')).toBe('/login');
  expect(logInPath('ended', '/inbox')).toBe('/login?reason=ended');
  expect(logInPath('ended', '/contacts?q=a&b')).toBe('/login?reason=ended&next=%2Fcontacts%3Fq%3Da%26b');
  expect(logInPath('never', '/contacts')).toBe('/login?next=%2Fcontacts');
  expect(logInPath('never', '/inbox')).toBe('/login');
});
