import { stringifyDocument } from '@urql/core';
import type { Client } from 'graphql-ws';
import type { MessageDeltaSubscription } from '@/gql/graphql';
import { keepSubscribed } from '@/lib/realtime/keep-subscribed';
import type { AnswerDelta } from './live-answer';
import { MessageDelta } from './thread-documents';

const query = stringifyDocument(MessageDelta);

/** What an AI agent writes in one conversation; after a break the server tells the answer so far. */
export function followAnswer(
  socket: Pick<Client, 'subscribe'>,
  conversationId: string,
  onDelta: (delta: AnswerDelta) => void,
): () => void {
  return keepSubscribed<MessageDeltaSubscription>(
    socket,
    { query, operationName: 'MessageDelta', variables: { conversationId } },
    (data) => onDelta(data.messageDelta),
  );
}
