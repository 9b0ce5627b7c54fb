import { stringifyDocument } from '@urql/core';
import type { Client, ExecutionResult } from 'graphql-ws';
import type { PresenceSubscription as Presence, SetPresenceMutation } from '@/gql/graphql';
import type { Connection } from '@/lib/realtime/connection';
import { keepSubscribed } from '@/lib/realtime/keep-subscribed';
import { watchAttention } from './attention';
import { createPeople } from './people';
import { PresenceSubscription, SetPresence } from './presence-documents';
import { createTabActivity, type TabActivity } from './tab-activity';

type Options = { socket: Pick<Client, 'subscribe'>; connection: Connection; userId: string };

/** Nobody's dots should blink for a break that nobody notices. */
const forgetAfterMs = 2_000;

const subscription = stringifyDocument(PresenceSubscription);
const mutation = stringifyDocument(SetPresence);

/**
 * Who else is there, and what this tab tells the others. It goes over the tab's socket, beside the cache: the server
 * ends it with the socket, and nothing of it is kept.
 */
export function createPresence({ socket, connection, userId }: Options) {
  const tabId = crypto.randomUUID();
  const people = createPeople(userId);

  const send = (said: TabActivity) =>
    new Promise<number | undefined>((resolve) => {
      if (connection.get() === 'down') return resolve(undefined); // it is said anew when the socket is back
      const variables = { input: { tabId, ...said } };
      let repeatAfterMs: number | undefined;
      socket.subscribe<SetPresenceMutation>(
        { query: mutation, operationName: 'SetPresence', variables },
        {
          next: ({ data }: ExecutionResult<SetPresenceMutation>) => {
            repeatAfterMs = data?.setPresence.repeatAfterMs;
          },
          // A lost signal is nobody's concern: the next one says the same.
          error: () => resolve(undefined),
          complete: () => resolve(repeatAfterMs),
        },
      );
    });
  const tab = createTabActivity({ send });
  const attention = watchAttention(() => tab.attend(attention.isAttentive()));
  tab.attend(attention.isAttentive());

  const unsubscribe = keepSubscribed<Presence>(
    socket,
    { query: subscription, operationName: 'Presence', variables: { tabId } },
    ({ presence }) => {
      people.apply(presence);
      if (presence.complete) tab.repeat();
    },
  );

  let forgetting: ReturnType<typeof setTimeout> | undefined;
  const stopWatching = connection.subscribe(() => {
    clearTimeout(forgetting);
    if (connection.get() === 'down') forgetting = setTimeout(people.clear, forgetAfterMs);
  });

  return {
    people,
    show: tab.show,
    edit: tab.edit,
    close() {
      clearTimeout(forgetting);
      stopWatching();
      unsubscribe();
      attention.stop();
      tab.close();
    },
  };
}
