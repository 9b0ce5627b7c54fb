import { Client, type Exchange, fetchExchange, subscriptionExchange } from '@urql/core';
import type { OptimisticMutationConfig, UpdatesConfig } from '@urql/exchange-graphcache';
import type { Sink, SubscribePayload } from 'graphql-ws';
import { createAuthExchange } from './auth';
import { createCacheExchange } from './cache';
import type { FailedQueries } from './failed-queries';
import { answerWithinMs, graphqlUrl, preflightHeader } from './request';

/** Starts a subscription and returns how to end it. */
type Subscribe = (payload: SubscribePayload, sink: Sink) => () => void;

type Options = {
  organizationId: string;
  userId: string;
  subscribe: Subscribe;
  updates: UpdatesConfig;
  optimistic: OptimisticMutationConfig;
  /** Looks through answers before the cache takes them. */
  answers: Exchange;
  failedQueries: FailedQueries;
};

/** A request whose answer is swallowed fails in time, and is then tried again like any other. */
const fetchInTime: typeof fetch = (input, init) => {
  const signals = [AbortSignal.timeout(answerWithinMs), ...(init?.signal ? [init.signal] : [])];
  return fetch(input, { ...init, signal: AbortSignal.any(signals) });
};

/** One client for one organization: another organization gets another one, with an empty cache. */
export function createClient(options: Options): Client {
  const { organizationId, userId, subscribe, updates, optimistic, answers, failedQueries } = options;
  return new Client({
    url: graphqlUrl,
    preferGetMethod: false,
    fetch: fetchInTime,
    fetchOptions: { credentials: 'same-origin', headers: preflightHeader },
    exchanges: [
      failedQueries.exchange,
      createCacheExchange(updates, optimistic),
      answers,
      createAuthExchange(organizationId, userId),
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
