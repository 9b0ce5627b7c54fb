import { expect, test } from 'vitest';
import sq from '../../messages/sq.json';
import type { AppError } from '../graphql/app-error';
import type { Locale } from './locale';
import { english } from './messages';
import { fieldText, problemText } from './problem-text';
import { createTranslate } from './translate';

const inEnglish = createTranslate({ locale: 'en', messages: english });
const inAlbanian = createTranslate({ locale: 'sq', messages: { ...english, ...sq } });

const refused = (code: string, message: string, fields: AppError['fields'] = []): AppError => ({
  code,
  message,
  fields,
  offline: false,
});
const say = (locale: Locale, error: AppError) => problemText(locale === 'en' ? inEnglish : inAlbanian, locale, error);

test('what the server says about a field is a sentence in the language of the reader', () => {
  expect(fieldText(inEnglish, 'must have at most 2,000 characters')).toBe('Use at most 2,000 characters.');
  expect(fieldText(inAlbanian, 'must have at most 120 characters')).toBe('Përdor më së shumti 120 karaktere.');
  expect(fieldText(inAlbanian, 'is not your password')).toBe(sq['problem.notYourPassword']);
  expect(fieldText(inAlbanian, 'takes en or sq')).toBe('Takes en or sq.');
});

test('a sentence that is known is translated, with what it names', () => {
  const wrong = refused('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  expect(say('sq', wrong)).toBe(sq['problem.logIn']);
  expect(say('en', wrong)).toBe(english['problem.logIn']);
  expect(say('sq', refused('CONFLICT', 'eva@example.com is a member already.'))).toContain('eva@example.com');
  const waiting = refused('RATE_LIMITED', 'Too many attempts. Try again in 40 seconds.');
  expect(say('sq', waiting)).toContain('40');
});

test('an unknown sentence stands in English, and is told by its code elsewhere', () => {
  const unknown = refused('FORBIDDEN', 'this needs the permission x');
  expect(say('en', unknown)).toBe('This needs the permission x.');
  expect(say('sq', unknown)).toBe(sq['problem.FORBIDDEN']);
  expect(say('sq', refused('CONFLICT', 'the plan ended'))).toBe('The plan ended.');
});

test('a field that the form does not have is told without its path', () => {
  const fields = [{ path: 'email', message: 'is not an e-mail address' }];
  expect(say('sq', refused('VALIDATION_FAILED', 'email: is not an e-mail address', fields))).toBe(sq['form.email']);
});
