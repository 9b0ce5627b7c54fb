import { onSignal } from '../events/bus.ts';
import type { AuthorType } from '../generated/prisma/client.ts';

/** Writers repeat their signal every few seconds. */
const leaseMs = 6000;

export type Typing = {
  conversationId: string;
  typing: boolean;
  author: { type: AuthorType; id: string | null; name: string };
};

export const typingKey = ({ conversationId, author }: Typing): string =>
  `${conversationId} ${author.type} ${author.id ?? ''}`;

type Listener = (typing: Typing) => void;

/**
 * Who writes in one organization, as long as somebody here wants to know. The lease is kept where it is heard: it ends
 * although the process that the writer spoke to has ended, and a repeated signal is no news to anybody.
 */
class TypingLeases {
  readonly listeners = new Set<Listener>();
  #writing = new Map<string, { typing: Typing; lease: NodeJS.Timeout }>();
  #stop: () => void;

  constructor(organizationId: string) {
    this.#stop = onSignal(organizationId, (signal) => {
      if (signal.kind === 'typing') this.#hear(signal.data as Typing);
    });
  }

  get writing(): Typing[] {
    return [...this.#writing.values()].map(({ typing }) => typing);
  }

  close(): void {
    this.#stop();
    for (const { lease } of this.#writing.values()) clearTimeout(lease);
  }

  #hear(typing: Typing): void {
    const key = typingKey(typing);
    const known = this.#writing.get(key);
    if (!typing.typing) this.#end(key);
    else if (known) known.lease.refresh();
    else {
      this.#writing.set(key, { typing, lease: setTimeout(() => this.#end(key), leaseMs).unref() });
      this.#tell(typing);
    }
  }

  #end(key: string): void {
    const known = this.#writing.get(key);
    if (!known) return;
    clearTimeout(known.lease);
    this.#writing.delete(key);
    this.#tell({ ...known.typing, typing: false });
  }

  #tell(typing: Typing): void {
    for (const listener of this.listeners) listener(typing);
  }
}

const organizations = new Map<string, TypingLeases>();

/** Calls when somebody of the organization starts and stops writing. @returns who writes now, and how to stop */
export function typingIn(organizationId: string, listener: Listener): { writing: Typing[]; leave: () => void } {
  const leases = organizations.get(organizationId) ?? new TypingLeases(organizationId);
  organizations.set(organizationId, leases);
  leases.listeners.add(listener);
  const leave = () => {
    leases.listeners.delete(listener);
    if (leases.listeners.size > 0 || organizations.get(organizationId) !== leases) return;
    organizations.delete(organizationId);
    leases.close();
  };
  return { writing: leases.writing, leave };
}
