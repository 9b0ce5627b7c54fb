export type OutgoingMessage = {
  clientMessageId: string;
  conversationId: string;
  body: string;
  kind: 'REPLY' | 'NOTE';
  createdAt: string;
  /** Resolve the conversation once this is sent. */
  thenResolve?: boolean;
  /** Why the server refused it; it stays until somebody retries or deletes it. */
  refused?: string;
  /** The last message that the writer of a reply had seen. */
  afterSeq?: number;
  /** Who answered behind that, before this went out; it stays until somebody sends it anyway or deletes it. */
  answeredBy?: string;
};

/** `later` keeps the message and everything behind it in the same conversation. */
export type SendResult =
  | { outcome: 'sent' }
  | { outcome: 'later' }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'overtaken'; answeredBy: string };

type Options = {
  send: (message: OutgoingMessage) => Promise<SendResult>;
  storage: { read: () => OutgoingMessage[] | undefined; write: (messages: OutgoingMessage[]) => void };
  /** Runs one flush at a time, across tabs as well: two tabs must not overtake each other. */
  exclusively?: (run: () => Promise<void>) => Promise<void>;
  retryMs?: (attempt: number) => number;
};

/**
 * Messages on their way to the server. They outlive a reload and an outage, go out in order in each conversation, and
 * are sent again under the same id until the server answers, which stores each id once.
 */
export function createOutbox({ send, storage, exclusively = (run) => run(), retryMs = () => 2_000 }: Options) {
  const listeners = new Set<() => void>();
  let messages: readonly OutgoingMessage[] = storage.read() ?? [];
  let flushing: Promise<void> | undefined;
  let flushAgain = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const change = (next: OutgoingMessage[]) => {
    messages = next;
    storage.write(next);
    for (const listener of listeners) listener();
  };
  const remove = (id: string) => {
    if (messages.some((message) => message.clientMessageId === id)) {
      change(messages.filter((message) => message.clientMessageId !== id));
    }
  };
  const edit = (id: string, difference: Partial<OutgoingMessage>) =>
    change(messages.map((message) => (message.clientMessageId === id ? { ...message, ...difference } : message)));

  /** @returns whether everything of this conversation that can be sent has been sent */
  const flushConversation = async (conversationId: string): Promise<boolean> => {
    for (;;) {
      const next = messages.find(
        (message) => message.conversationId === conversationId && !message.refused && !message.answeredBy,
      );
      if (!next || closed) return true;
      const result = await send(next);
      if (result.outcome === 'later') return false;
      if (result.outcome === 'sent') remove(next.clientMessageId);
      else if (result.outcome === 'refused') edit(next.clientMessageId, { refused: result.reason });
      else edit(next.clientMessageId, { answeredBy: result.answeredBy });
    }
  };

  const flushAll = async () => {
    const conversationIds = [...new Set(messages.map((message) => message.conversationId))];
    const done = await Promise.all(conversationIds.map(flushConversation));
    if (done.every(Boolean)) attempt = 0;
    else if (!closed) timer = setTimeout(flush, retryMs(attempt++));
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    if (closed) return Promise.resolve();
    flushAgain = flushing !== undefined;
    flushing ??= exclusively(flushAll).finally(() => {
      flushing = undefined;
      if (flushAgain) return flush();
    });
    return flushing;
  };

  return {
    get: () => messages,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(message: OutgoingMessage) {
      change([...messages, message]);
      void flush();
    },
    retry(clientMessageId: string) {
      edit(clientMessageId, { refused: undefined, answeredBy: undefined, afterSeq: undefined });
      void flush();
    },
    /** The message has arrived, or nobody wants it any more. */
    remove,
    flush,
    /** Another tab has written: what it sent is gone from here too. */
    reload() {
      messages = storage.read() ?? [];
      for (const listener of listeners) listener();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
