import { readStored, storedKeys, writeStored } from '../storage/local-storage';
import type { OutboxStorage, WaitingMessage } from './outbox';

const texts = ['clientMessageId', 'conversationId', 'body', 'createdAt'] as const;

function isWaiting(value: unknown): value is WaitingMessage {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Partial<WaitingMessage>;
  const { refused } = message;
  return (
    texts.every((name) => typeof message[name] === 'string') &&
    (message.kind === 'REPLY' || message.kind === 'NOTE') &&
    typeof message.position === 'number' &&
    (refused === undefined || typeof refused === 'object')
  );
}

/** A person's outbox in one organization. Nobody else's session ever reads it, so nothing is sent in another's name. */
export function outboxPrefix(organizationId: string, userId: string): string {
  return `switchboard.outbox.${organizationId}.${userId}.`;
}

/** Each message under a key of its own: tabs that write at the same moment take nothing from each other. */
export function createOutboxStorage(prefix: string): OutboxStorage {
  return {
    // What somebody else has written there, or half of it, is not ours to send.
    read: () =>
      storedKeys(prefix).flatMap((key) => {
        const stored = readStored<unknown>(key);
        return isWaiting(stored) ? [stored] : [];
      }),
    put: (message) => writeStored(prefix + message.clientMessageId, message),
    remove: (clientMessageId) => writeStored(prefix + clientMessageId, undefined),
  };
}
