import { type Actor, authorize, type Member } from '../auth/actor.ts';
import { onSignal, publishSignal, type Signal } from '../events/bus.ts';
import type { AuthorType } from '../generated/prisma/client.ts';
import { findConversation } from './conversation-lists.service.ts';

const leaseMs = 6000;

export type Typing = {
  conversationId: string;
  typing: boolean;
  author: { type: AuthorType; id: string | null; name: string };
};

/** Whoever is writing, with the moment at which the signal ends by itself. */
const leases = new Map<string, NodeJS.Timeout>();

/**
 * Tells the others in a conversation that somebody writes. The signal ends by itself after 6 seconds.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function setTyping(actor: Actor, conversationId: string, typing: boolean): Promise<void> {
  const member = authorize(actor, 'messages:write');
  await findConversation(actor, conversationId);
  const author = authorOf(member);
  const signal = (value: boolean): Signal => ({
    organizationId: member.organizationId,
    conversationId,
    kind: 'typing',
    data: { conversationId, typing: value, author },
  });
  const key = `${conversationId}:${member.kind}:${member.id}`;
  const wasTyping = leases.has(key);
  clearTimeout(leases.get(key));
  leases.delete(key);
  if (typing) leases.set(key, setTimeout(() => endLease(key, signal(false)), leaseMs).unref());
  if (typing || wasTyping) publishSignal(signal(typing));
}

function endLease(key: string, signal: Signal): void {
  leases.delete(key);
  publishSignal(signal);
}

function authorOf({ kind, id, name }: Member): Typing['author'] {
  if (kind === 'contact') {
    return { type: 'CONTACT', id, name: name ?? 'Contact' };
  }
  return kind === 'user' ? { type: 'AGENT', id, name: name ?? 'Agent' } : { type: 'AGENT', id: null, name: 'Agent' };
}

/**
 * Who starts and stops writing in a conversation, except the one who asks.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function followTyping(actor: Actor, conversationId: string): Promise<AsyncIterableIterator<Typing>> {
  const member = authorize(actor, 'conversations:read');
  await findConversation(actor, conversationId);
  return new LatestSignals((push) =>
    onSignal(member.organizationId, (signal) => {
      if (signal.kind !== 'typing' || signal.conversationId !== conversationId) return;
      const typing = signal.data as Typing;
      if (typing.author.id === null || typing.author.id !== member.id) push(typing);
    }),
  );
}

/** A slow reader gets the latest signal of each author only: older ones mean nothing any more. */
class LatestSignals implements AsyncIterableIterator<Typing> {
  #waiting = new Map<string, Typing>();
  #wake: (() => void) | null = null;
  #closed = false;
  #stop: () => void;

  constructor(listen: (push: (typing: Typing) => void) => () => void) {
    this.#stop = listen((typing) => {
      this.#waiting.set(typing.author.id ?? '', typing);
      this.#wake?.();
    });
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async next(): Promise<IteratorResult<Typing, undefined>> {
    for (;;) {
      if (this.#closed) return { done: true, value: undefined };
      const [first] = this.#waiting;
      if (first) {
        this.#waiting.delete(first[0]);
        return { done: false, value: first[1] };
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async return(): Promise<IteratorResult<Typing, undefined>> {
    this.#closed = true;
    this.#stop();
    this.#wake?.();
    return { done: true, value: undefined };
  }
}
