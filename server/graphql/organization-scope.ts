import type { Plugin } from 'graphql-yoga';
import { runInOrganization, runOutsideOrganizations } from '../db/scope.ts';
import type { Context } from './context.ts';

function inScope<T>({ actor }: Context, work: () => T): T {
  return actor.organizationId ? runInOrganization(actor.organizationId, work) : runOutsideOrganizations(work);
}

function isAsyncIterable(value: unknown): value is AsyncIterableIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Each event of a subscription is executed in the subscriber's organization, whoever pulls it. */
function pulledInScope(context: Context, events: AsyncIterableIterator<unknown>): AsyncIterableIterator<unknown> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => inScope(context, () => events.next()),
    return: () => inScope(context, () => events.return?.() ?? Promise.resolve({ done: true, value: undefined })),
  };
}

/** Every operation runs in the organization of its actor (db/scope.ts), over HTTP, WebSocket and REST alike. */
export const organizationScope: Plugin<Context> = {
  onExecute({ executeFn, setExecuteFn }) {
    setExecuteFn((args) => inScope(args.contextValue, () => executeFn(args)));
  },
  onSubscribe({ subscribeFn, setSubscribeFn }) {
    setSubscribeFn(async (args) => {
      const result = await inScope(args.contextValue, () => subscribeFn(args));
      return isAsyncIterable(result) ? pulledInScope(args.contextValue, result) : result;
    });
  },
};
