import type { TypingSubscription } from '@/gql/graphql';

type Signal = TypingSubscription['typing'];
export type Writer = Signal['author'];

const nobody: readonly Writer[] = [];

/** Who is writing in each conversation. The server says when they begin and when they stop, or when it has lost them. */
export function createTyping() {
  const listeners = new Set<() => void>();
  const writers = new Map<string, readonly Writer[]>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const isSame = (a: Writer, b: Writer) => a.type === b.type && a.id === b.id;
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    writersIn: (conversationId: string): readonly Writer[] => writers.get(conversationId) ?? nobody,

    apply({ conversationId, typing, author }: Signal): void {
      const others = (writers.get(conversationId) ?? nobody).filter((writer) => !isSame(writer, author));
      const next = typing ? [...others, author] : others;
      if (next.length > 0) writers.set(conversationId, next);
      else writers.delete(conversationId);
      tell();
    },

    /** Nothing is known any more. */
    clear(): void {
      writers.clear();
      tell();
    },
  };
}
