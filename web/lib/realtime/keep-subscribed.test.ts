import type { Sink } from 'graphql-ws';
import { expect, test, vi } from 'vitest';
import { keepSubscribed } from './keep-subscribed';

function setUp() {
  const sinks: Sink[] = [];
  const seen: unknown[] = [];
  const disposed = vi.fn();
  const socket = {
    subscribe: (_payload: unknown, sink: unknown) => {
      sinks.push(sink as Sink);
      return disposed;
    },
  };
  const stop = keepSubscribed(
    socket as never,
    { query: 'subscription { presence }', operationName: 'Presence' },
    (data) => seen.push(data),
    () => 0,
  );
  return { sinks, seen, disposed, stop };
}

test('a subscription that ends, fails or answers with an error is opened again', async () => {
  const { sinks, seen } = setUp();
  sinks[0]?.next({ data: 1 });
  sinks[0]?.complete();
  await vi.waitFor(() => expect(sinks).toHaveLength(2));
  sinks[1]?.next({ data: null, errors: [] });
  await vi.waitFor(() => expect(sinks).toHaveLength(3));
  sinks[2]?.error(new Error('broken'));
  await vi.waitFor(() => expect(sinks).toHaveLength(4));
  sinks[3]?.next({ data: 2 });
  expect(seen).toEqual([1, 2]);
});

test('nothing comes out of one that was stopped', () => {
  const { sinks, seen, disposed, stop } = setUp();
  stop();
  sinks[0]?.next({ data: 1 });
  expect(seen).toEqual([]);
  expect(disposed).toHaveBeenCalledOnce();
});
