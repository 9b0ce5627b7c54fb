import { expect, test, vi } from 'vitest';
import { cursorSeq } from './cursor';
import { followLog, type LogResult } from './follow-log';

type Sink = { next: (result: LogResult) => void; error: (error: unknown) => void; complete: () => void };

/** A server's side of the subscription, and what came out of the loop. */
function setUp(after = '5-org') {
  const opened: { variables: { after: string }; sink: Sink }[] = [];
  const seen: string[] = [];
  const onCaughtUp = vi.fn();
  const onExpired = vi.fn();
  const stop = followLog({
    after,
    subscribe(variables, sink) {
      opened.push({ variables, sink });
      return () => {};
    },
    onEvent: (result) => seen.push(result.data?.inboxEvents?.cursor ?? ''),
    onCaughtUp,
    onExpired,
    waitMs: () => 0,
  });
  const event = (cursor: string, type = 'MESSAGE_CREATED') => ({ data: { inboxEvents: { cursor, type } } });
  return {
    opened,
    seen,
    onCaughtUp,
    onExpired,
    stop,
    event,
    last: () => opened[opened.length - 1] as (typeof opened)[number],
  };
}

test('a silent reconnect of the transport resumes behind the last event, not at the start', () => {
  const { last, event } = setUp();
  last().sink.next(event('6-org'));
  last().sink.next(event('10-org'));
  expect(last().variables.after).toBe('10-org');
});

test('an event that is replayed is dropped; cursors compare as numbers', () => {
  const { last, event, seen } = setUp('9-org');
  for (const cursor of ['9-org', '10-org', '10-org', '9-org', '11-org']) last().sink.next(event(cursor));
  expect(seen).toEqual(['10-org', '11-org']);
  expect(cursorSeq('100-x') > cursorSeq('99-x')).toBe(true);
});

test('the mark CAUGHT_UP is told, and is no event', () => {
  const { last, event, seen, onCaughtUp } = setUp();
  last().sink.next(event('5-org', 'CAUGHT_UP'));
  expect(onCaughtUp).toHaveBeenCalledOnce();
  expect(seen).toEqual([]);
});

test('when the subscription ends or fails it is opened again behind the last event', async () => {
  const { opened, last, event } = setUp();
  last().sink.next(event('7-org'));
  last().sink.complete();
  await vi.waitFor(() => expect(opened).toHaveLength(2));
  expect(last().variables.after).toBe('7-org');
  last().sink.error(new Error('broken'));
  await vi.waitFor(() => expect(opened).toHaveLength(3));
});

test('an expired cursor ends the loop and asks for a new start', () => {
  const { opened, last, onExpired } = setUp();
  last().sink.next({ errors: [{ extensions: { code: 'CURSOR_EXPIRED' } }] });
  expect(onExpired).toHaveBeenCalledOnce();
  expect(opened).toHaveLength(1);
});

test('nothing comes out of a loop that was stopped', () => {
  const { last, event, seen, stop } = setUp();
  stop();
  last().sink.next(event('6-org'));
  expect(seen).toEqual([]);
});
