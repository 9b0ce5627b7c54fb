import type { PresenceSubscription } from '@/gql/graphql';

type Change = PresenceSubscription['presence'];
export type PresentPerson = Change['people'][number];

const nobody: readonly PresentPerson[] = [];

/** Who is there, as the server last said. Lists stay the same object while nothing in them changes. */
export function createPeople(ownId: string) {
  const listeners = new Set<() => void>();
  let people = new Map<string, PresentPerson>();
  let byConversation = new Map<string, readonly PresentPerson[]>();

  const regroup = (conversationId: string | null | undefined) => {
    if (!conversationId) return;
    const here = [...people.values()].filter(
      (person) => person.conversationId === conversationId && person.userId !== ownId,
    );
    if (here.length > 0)
      byConversation.set(
        conversationId,
        here.sort((a, b) => a.name.localeCompare(b.name)),
      );
    else byConversation.delete(conversationId);
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOnline: (userId: string): boolean => people.has(userId),
    /** Others who look at a conversation or write in it. */
    othersIn: (conversationId: string): readonly PresentPerson[] => byConversation.get(conversationId) ?? nobody,

    apply({ complete, people: changed }: Change): void {
      const touched = new Set<string | null | undefined>(complete ? byConversation.keys() : []);
      if (complete) people = new Map();
      for (const person of changed) {
        touched.add(people.get(person.userId)?.conversationId).add(person.conversationId);
        if (person.activity === 'OFFLINE') people.delete(person.userId);
        else people.set(person.userId, person);
      }
      touched.forEach(regroup);
      tell();
    },

    /** Nothing is known any more. */
    clear(): void {
      people = new Map();
      byConversation = new Map();
      tell();
    },
  };
}
