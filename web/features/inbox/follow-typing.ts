import { stringifyDocument } from '@urql/core';
import type { Client } from 'graphql-ws';
import type { TypingSubscription as Typing } from '@/gql/graphql';
import type { Connection } from '@/lib/realtime/connection';
import { keepSubscribed } from '@/lib/realtime/keep-subscribed';
import { TypingSubscription } from './thread-documents';
import { createTyping } from './typing';

const query = stringifyDocument(TypingSubscription);

/** Who is writing, in all conversations: one subscription a tab, for the list and the thread. */
export function followTyping(socket: Pick<Client, 'subscribe'>, connection: Connection) {
  const typing = createTyping();
  const unsubscribe = keepSubscribed<Typing>(socket, { query, operationName: 'Typing' }, (data) =>
    typing.apply(data.typing),
  );
  // Whoever stopped while the socket was down is not told of; whoever still writes is, when it is back.
  const stopWatching = connection.subscribe(() => connection.get() === 'down' && typing.clear());
  return {
    typing,
    close() {
      stopWatching();
      unsubscribe();
    },
  };
}
