import { type Client, makeOperation, mapExchange, type Operation } from '@urql/core';
import { isPassing, toAppError } from './app-error';

/** Queries on screen that an outage has failed: nobody should have to press Retry on each once it is over. */
export function createFailedQueries() {
  const failed = new Map<number, Operation>();
  return {
    /** To stand before the cache. */
    exchange: mapExchange({
      onOperation({ kind, key }) {
        if (kind === 'teardown') failed.delete(key);
      },
      onResult({ operation, error }) {
        if (operation.kind !== 'query') return;
        if (error && isPassing(toAppError(error))) failed.set(operation.key, operation);
        else failed.delete(operation.key);
      },
    }),

    askAgain(client: Client): void {
      const operations = [...failed.values()];
      failed.clear();
      for (const operation of operations) {
        const context = { ...operation.context, requestPolicy: 'network-only' as const };
        client.reexecuteOperation(makeOperation('query', operation, context));
      }
    },
  };
}

export type FailedQueries = ReturnType<typeof createFailedQueries>;
