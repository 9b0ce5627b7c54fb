import { expect, test } from 'vitest';
import { createTyping } from './typing';

const signal = (name: string, typing: boolean, conversationId = 'one') => ({
  conversationId,
  typing,
  author: { type: 'AGENT' as const, id: name, name },
});

test('whoever begins is writing until they stop, each in their own conversation', () => {
  const state = createTyping();
  for (const name of ['Ana', 'Ana', 'Bert']) state.apply(signal(name, true));
  state.apply(signal('Ana', true, 'two'));
  expect(state.writersIn('one').map(({ name }) => name)).toEqual(['Ana', 'Bert']);
  state.apply(signal('Ana', false));
  expect(state.writersIn('one').map(({ name }) => name)).toEqual(['Bert']);
  expect(state.writersIn('two')).toHaveLength(1);
  state.clear();
  expect(state.writersIn('one')).toEqual([]);
  expect(state.writersIn('one')).toBe(state.writersIn('two'));
});
