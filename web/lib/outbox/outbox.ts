import type { AppError } from '../graphql/app-error';

export type OutgoingMessage = {
  clientMessageId: string;
  conversationId: string;
  body: string;
  kind: 'REPLY' | 'NOTE';
  createdAt: string;
  /** Resolve the conversation once this is sent. */
  thenResolve?: boolean;
  /** Why the server refused it; it stays until somebody retries or deletes it. */
  refused?: AppError;
  /** The last message that the writer of a reply had seen. */
  afterSeq?: number;
  /** Who answered behind that, before this went out; it stays until somebody sends it anyway or deletes it. */
  answeredBy?: string;
};

/** `position` orders what was written, in whichever tab; clocks that jump do not disturb it. */
export type WaitingMessage = OutgoingMessage & { position: number };

/** `later` keeps the message and everything behind it in the same conversation. */
export type SendResult =
  | { outcome: 'sent' }
  | { outcome: 'later' /** The server says when. */; afterMs?: number }
  | { outcome: 'refused'; error: AppError }
  | { outcome: 'overtaken'; answeredBy: string };

export type OutboxStorage = {
  read: () => WaitingMessage[];
  put: (message: WaitingMessage) => void;
  remove: (clientMessageId: string) => void;
};

type Options = {
  send: (message: OutgoingMessage) => Promise<SendResult>;
  storage: OutboxStorage;
  /** Runs one flush at a time, across tabs as well: two tabs must not overtake each other. */
  exclusively?: (run: () => Promise<void>) => Promise<void>;
  retryMs?: (attempt: number) => number;
};

/** More than anybody writes in an outage, and little enough for every browser's storage. */
export const waitingMax = 200;
/** By then a tab that wrote something has sent it, or is gone. */
const otherTabsTurnMs = 1_000;

const canGo = (message: OutgoingMessage) => !message.refused && !message.answeredBy;

/**
 * Messages on their way to the server. They outlive a reload and an outage, go out in order in each conversation, and
 * are sent again under the same id until the server answers, which stores each id once.
 */
export function createOutbox({ send, storage, exclusively = (run) => run(), retryMs = () => 2_000 }: Options) {
  const listeners = new Set<() => void>();
  let messages: readonly WaitingMessage[] = [];
  let flushing: Promise<void> | undefined;
  let flushAgain = false;
  let attempt = 0;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const reload = () => {
    messages = storage.read().sort((a, b) => a.position - b.position);
    for (const listener of listeners) listener();
  };
  const find = (id: string) => messages.find((message) => message.clientMessageId === id);
  const remove = (id: string) => {
    if (!find(id)) return;
    storage.remove(id);
    reload();
  };
  const edit = (id: string, difference: Partial<OutgoingMessage>) => {
    const message = find(id);
    if (!message) return; // deleted while it was on its way, perhaps in another tab
    storage.put({ ...message, ...difference });
    reload();
  };
  const flushIn = (delayMs: number) => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(flush, delayMs);
  };

  /** @returns whether everything of this conversation that can be sent has been sent */
  const flushConversation = async (conversationId: string): Promise<boolean> => {
    for (;;) {
      const next = messages.find((message) => message.conversationId === conversationId && canGo(message));
      if (!next || closed) return true;
      const result = await send(next);
      if (result.outcome === 'later') {
        notBefore = Math.max(notBefore, performance.now() + (result.afterMs ?? 0));
        return false;
      }
      if (result.outcome === 'sent') remove(next.clientMessageId);
      else if (result.outcome === 'refused') edit(next.clientMessageId, { refused: result.error });
      else edit(next.clientMessageId, { answeredBy: result.answeredBy });
    }
  };

  const flushAll = async () => {
    if (closed) return;
    reload(); // what another tab has sent meanwhile is not sent again
    const conversationIds = [...new Set(messages.map((message) => message.conversationId))];
    const done = await Promise.all(conversationIds.map(flushConversation));
    if (done.every(Boolean)) attempt = 0;
    else flushIn(Math.max(retryMs(attempt++), notBefore - performance.now()));
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    if (closed) return Promise.resolve();
    const waitMs = notBefore - performance.now();
    if (waitMs > 0) {
      flushIn(waitMs);
      return Promise.resolve();
    }
    flushAgain = flushing !== undefined;
    flushing ??= exclusively(flushAll).finally(() => {
      flushing = undefined;
      if (flushAgain) return flush();
    });
    return flushing;
  };

  reload();
  return {
    get: (): readonly OutgoingMessage[] => messages,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** @returns false when so much is waiting that no more is taken */
    add(message: OutgoingMessage): boolean {
      if (messages.length >= waitingMax) return false;
      const position = Math.max(Date.now(), (messages.at(-1)?.position ?? 0) + 1);
      storage.put({ ...message, position });
      reload();
      void flush();
      return true;
    },
    retry(clientMessageId: string) {
      edit(clientMessageId, { refused: undefined, answeredBy: undefined, afterSeq: undefined });
      void flush();
    },
    /** Nobody wants it any more. */
    remove,
    /** It was seen stored. What is to be done behind it is still to be done: sending it again answers the same. */
    arrived(clientMessageId: string) {
      if (!find(clientMessageId)?.thenResolve) remove(clientMessageId);
    },
    flush,
    /** Another tab has written. Should it be gone before it has sent that, this one does. */
    writtenElsewhere() {
      reload();
      if (flushing === undefined && messages.some(canGo)) flushIn(otherTabsTurnMs);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
