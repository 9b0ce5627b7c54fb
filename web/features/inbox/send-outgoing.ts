import type { Client } from '@urql/core';
import { readFragment } from '@/gql';
import { type AppError, isPassing, toAppError } from '@/lib/graphql/app-error';
import { answerWithinMs } from '@/lib/graphql/request';
import type { OutgoingMessage, SendResult } from '@/lib/outbox/outbox';
import { answerSince } from './answer-since';
import { ResolveConversation } from './conversation-documents';
import { MessageFragment } from './inbox-documents';
import { NewestMessages, newestCount, SendMessage, ThreadQuery, threadPageSize } from './thread-documents';
import type { StoredMessage } from './thread-rows';

/** While a reply waited longer than this, a colleague may have answered unseen: the thread is read first. */
const waitedAfterMs = 3_000;

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
      return isWorthRetrying(error)
        ? { outcome: 'later', afterMs: error.retryAfterMs }
        : { outcome: 'refused', error: { ...error } };
    }
    return message.thenResolve ? resolve(client, conversationId) : { outcome: 'sent' };
  };
  return async (message: OutgoingMessage): Promise<SendResult> => {
    const result = await attempt(message);
    if (result.outcome === 'later') delayed.add(message.clientMessageId);
    else delayed.delete(message.clientMessageId);
    return result;
  };
}

/** The session is renewed meanwhile; whoever logs in again as the same person finds it waiting. */
const isWorthRetrying = (error: AppError) => isPassing(error) || error.code === 'UNAUTHENTICATED';

/** Behind the message; while it cannot be done the message waits, and is answered as before when it goes out again. */
async function resolve(client: Client, id: string): Promise<SendResult> {
  const result = await Promise.race([client.mutation(ResolveConversation, { input: { id } }).toPromise(), giveUp()]);
  const error = result?.error && toAppError(result.error);
  if (!result || (error && isWorthRetrying(error))) return { outcome: 'later', afterMs: error?.retryAfterMs };
  return { outcome: 'sent' };
}

/** What hangs (a cable was pulled) is given up; the id makes the second attempt safe. */
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
