import { expect, test, vi } from 'vitest';
import type { PresenceActivity } from '@/gql/graphql';
import { createPeople } from './people';

const person = (userId: string, activity: PresenceActivity, conversationId: string | null = null) => ({
  userId,
  name: userId,
  activity,
  conversationId,
});

const change = (...people: ReturnType<typeof person>[]) => ({ complete: false, people });

test('others in a conversation are those who look at it or write in it, by name, without oneself', () => {
  const people = createPeople('me');
  people.apply(
    change(
      person('me', 'VIEWING', 'one'),
      person('bert', 'EDITING', 'one'),
      person('ana', 'VIEWING', 'one'),
      person('eve', 'VIEWING', 'two'),
      person('zoe', 'ONLINE'),
    ),
  );
  expect(people.othersIn('one').map(({ name }) => name)).toEqual(['ana', 'bert']);
  expect(people.isOnline('zoe')).toBe(true);
  people.apply(change(person('ana', 'VIEWING', 'two'), person('zoe', 'OFFLINE')));
  expect(people.othersIn('one').map(({ name }) => name)).toEqual(['bert']);
  expect(people.othersIn('two').map(({ name }) => name)).toEqual(['ana', 'eve']);
  expect(people.isOnline('zoe')).toBe(false);
});

test('what does not change stays the same list, so that nothing is drawn again', () => {
  const people = createPeople('me');
  people.apply(change(person('ana', 'VIEWING', 'one')));
  const before = people.othersIn('one');
  people.apply(change(person('bert', 'VIEWING', 'two')));
  expect(people.othersIn('one')).toBe(before);
  expect(people.othersIn('empty')).toBe(people.othersIn('also empty'));
});

test('a complete list replaces what was known; listeners hear of it', () => {
  const people = createPeople('me');
  const heard = vi.fn();
  people.subscribe(heard);
  people.apply(change(person('ana', 'VIEWING', 'one'), person('bert', 'ONLINE')));
  people.apply({ complete: true, people: [person('bert', 'VIEWING', 'two')] });
  expect(people.isOnline('ana')).toBe(false);
  expect(people.othersIn('one')).toEqual([]);
  expect(people.othersIn('two')).toHaveLength(1);
  people.clear();
  expect(people.othersIn('two')).toEqual([]);
  expect(heard).toHaveBeenCalledTimes(3);
});
