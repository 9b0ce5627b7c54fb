import { expect, test } from 'vitest';
import { english } from '@/lib/i18n/messages';
import { createTranslate } from '@/lib/i18n/translate';
import { presentText } from './present-text';

const t = createTranslate({ locale: 'en', messages: english });

const person = (name: string, activity: 'VIEWING' | 'EDITING') => ({
  userId: name,
  name,
  activity,
  conversationId: 'one',
});

test('one sentence says who else is there', () => {
  const [ana, bert, cora] = ['Ana', 'Bert', 'Cora'].map((name) => person(name, 'VIEWING'));
  if (!ana || !bert || !cora) throw new Error('three people');
  expect(presentText([], t)).toBe('');
  expect(presentText([ana], t)).toBe('Ana is viewing');
  expect(presentText([ana, bert], t)).toBe('Ana and Bert are viewing');
  expect(presentText([ana, bert, cora], t)).toBe('Ana and 2 others are viewing');
  expect(presentText([ana, person('Dan', 'EDITING')], t)).toBe('Dan is writing');
});
