import { Client, type Exchange, fetchExchange, subscriptionExchange } from '@urql/core';
import type { OptimisticMutationConfig, UpdatesConfig } from '@urql/exchange-graphcache';
import type { Sink, SubscribePayload } from 'graphql-ws';
import { createAuthExchange } from './auth';
import { createCacheExchange } from './cache';
import { graphqlUrl, preflightHeader } from './request';

/** Starts a subscription and returns how to end it. */
type Subscribe = (payload: SubscribePayload, sink: Sink) => () => void;

type Options = {
  organizationId: string;
  subscribe: Subscribe;
  updates: UpdatesConfig;
  optimistic: OptimisticMutationConfig;
  /** Looks through answers before the cache takes them. */
  answers: Exchange;
};

/** One client for one organization: another organization gets another one, with an empty cache. */
export function createClient({ organizationId, subscribe, updates, optimistic, answers }: Options): Client {
  return new Client({
    url: graphqlUrl,
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin', headers: preflightHeader },
    exchanges: [
      createCacheExchange(updates, optimistic),
      answers,
      createAuthExchange(organizationId),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables, operationName }) => ({
          subscribe: (sink) => ({
            unsubscribe: subscribe(
              { query: query ?? '', variables: variables as Record<string, unknown>, operationName },
              sink as Sink,
            ),
          }),
        }),
      }),
    ],
  });
}
