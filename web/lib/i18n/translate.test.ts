import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test, vi } from 'vitest';
import settings from '../../messages/en.settings.json';
import { addEnglish, english } from './messages';
import { createTranslate } from './translate';

addEnglish(settings);

test('values are filled in, and what looks like a placeholder inside a value stays as it is', () => {
  const t = createTranslate({ locale: 'en', messages: english });
  expect(t('thread.writing', { name: 'Ana {x}' })).toBe('Ana {x} is writing');
});

test('plurals follow the rules of the language', () => {
  const t = createTranslate({ locale: 'en', messages: english, Formatter: IntlMessageFormat });
  expect(t('apiKeys.inDays', { count: 1 })).toBe('In 1 day');
  expect(t('apiKeys.inDays', { count: 30 })).toBe('In 30 days');
});

test('until plurals can be read, the number alone is shown', () => {
  const onFormatterNeeded = vi.fn();
  const t = createTranslate({ locale: 'en', messages: english, onFormatterNeeded });
  expect(t('inbox.newRows', { count: 3 })).toBe('3');
  expect(onFormatterNeeded).toHaveBeenCalled();
});
