import type { Plugin } from 'graphql-yoga';
import { runInOrganization, runOutsideOrganizations } from '../db/scope.ts';
import type { Context } from './context.ts';
import { nobody } from './scoped-id.ts';

function inScope<T>({ actor }: Context, work: () => T): T {
  if (actor.organizationId) return runInOrganization(actor.organizationId, work);
  // Somebody who belongs to no organization sees no organization's rows, which is no mistake of ours.
  return actor.kind === 'user' ? runInOrganization(nobody, work) : runOutsideOrganizations(work);
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
