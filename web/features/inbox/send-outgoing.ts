import type { Client } from '@urql/core';
import { readFragment } from '@/gql';
import { toAppError } from '@/lib/graphql/app-error';
import type { OutgoingMessage, SendResult } from '@/lib/outbox/outbox';
import { answerSince } from './answer-since';
import { ResolveConversation } from './conversation-documents';
import { MessageFragment } from './inbox-documents';
import { NewestMessages, newestCount, SendMessage, ThreadQuery, threadPageSize } from './thread-documents';
import type { StoredMessage } from './thread-rows';

/** A request that hangs (a cable was pulled) is given up; the id makes the second attempt safe. */
const answerWithinMs = 15_000;
/** While a reply waited longer than this, a colleague may have answered unseen: the thread is read first. */
const waitedAfterMs = 3_000;
const worthRetrying = new Set(['UNREACHABLE', 'UNAUTHENTICATED', 'RATE_LIMITED', 'UPSTREAM_FAILED', 'INTERNAL']);

export function createSend(client: Client, viewerId: string) {
  const delayed = new Set<string>();
  const attempt = async (message: OutgoingMessage): Promise<SendResult> => {
    const { clientMessageId, conversationId, body, kind } = message;
    if (message.afterSeq !== undefined) {
      const hasWaited = delayed.has(clientMessageId) || Date.now() - Date.parse(message.createdAt) > waitedAfterMs;
      const thread = await readThread(client, conversationId, hasWaited);
      if (hasWaited && !thread) return { outcome: 'later' };
      const answeredBy = overtakenBy(message, message.afterSeq, thread ?? [], viewerId);
      if (answeredBy) return { outcome: 'overtaken', answeredBy };
    }
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
  return async (message: OutgoingMessage): Promise<SendResult> => {
    const result = await attempt(message);
    if (result.outcome === 'later') delayed.add(message.clientMessageId);
    else delayed.delete(message.clientMessageId);
    return result;
  };
}

function giveUp(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, answerWithinMs, undefined));
}

/** The end of a thread: as it is known, or as the server has it now; nothing when that cannot be said. */
async function readThread(client: Client, id: string, fresh: boolean): Promise<StoredMessage[] | undefined> {
  const reading = fresh
    ? client.query(NewestMessages, { id, last: newestCount }, { requestPolicy: 'network-only' })
    : client.query(ThreadQuery, { id, last: threadPageSize }, { requestPolicy: 'cache-only' });
  const result = await Promise.race([reading.toPromise(), giveUp()]);
  if (!result || result.error?.networkError) return undefined;
  // A thread that is not there any more is the mutation's to refuse.
  return result.data?.conversation?.messages.nodes.map((node) => readFragment(MessageFragment, node)) ?? [];
}

/** Who answered while a reply waited for the network; one that has arrived all the same is not held back. */
function overtakenBy(
  { clientMessageId }: OutgoingMessage,
  afterSeq: number,
  thread: StoredMessage[],
  viewerId: string,
): string | undefined {
  if (thread.some((stored) => stored.clientMessageId === clientMessageId)) return undefined;
  return answerSince(thread, afterSeq, viewerId);
}
