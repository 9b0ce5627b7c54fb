import type { Client } from '@urql/core';
import { toAppError } from '@/lib/graphql/app-error';
import type { OutgoingMessage, SendResult } from '@/lib/outbox/outbox';
import { ResolveConversation } from './conversation-documents';
import { SendMessage } from './thread-documents';

/** A request that hangs (a cable was pulled) is given up; the id makes the second attempt safe. */
const answerWithinMs = 15_000;
const worthRetrying = new Set(['UNREACHABLE', 'UNAUTHENTICATED', 'RATE_LIMITED', 'UPSTREAM_FAILED', 'INTERNAL']);

export function createSend(client: Client) {
  return async (message: OutgoingMessage): Promise<SendResult> => {
    const { clientMessageId, conversationId, body, kind } = message;
    const input = { clientMessageId, conversationId, body, kind };
    const result = await Promise.race([client.mutation(SendMessage, { input }).toPromise(), giveUp()]);
    if (!result) return { outcome: 'later' };
    if (result.error) {
      const error = toAppError(result.error);
      return worthRetrying.has(error.code) ? { outcome: 'later' } : { outcome: 'refused', reason: error.message };
    }
    if (message.thenResolve) await client.mutation(ResolveConversation, { input: { id: conversationId } }).toPromise();
    return { outcome: 'sent' };
  };
}

function giveUp(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, answerWithinMs, undefined));
}
