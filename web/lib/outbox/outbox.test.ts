import { describe, expect, test, vi } from 'vitest';
import type { AppError } from '../graphql/app-error';
import { createOutbox, type OutgoingMessage, type SendResult, type WaitingMessage, waitingMax } from './outbox';

const sent: SendResult = { outcome: 'sent' };
const later: SendResult = { outcome: 'later' };

function message(clientMessageId: string, conversationId = 'conv_a'): OutgoingMessage {
  return { clientMessageId, conversationId, body: clientMessageId, kind: 'REPLY', createdAt: '2026-01-01T00:00:00Z' };
}

/** What two tabs of one browser share. */
function memory(initial: OutgoingMessage[] = []) {
  const stored = new Map(initial.map((entry, position) => [entry.clientMessageId, { ...entry, position }]));
  const read = () => [...stored.values()];
  return {
    read,
    put: (entry: WaitingMessage) => void stored.set(entry.clientMessageId, entry),
    remove: (id: string) => void stored.delete(id),
    /** Without where they stand. */
    messages: () => read().map(({ position, ...entry }) => entry),
  };
}

const tooLong: AppError = { code: 'VALIDATION_FAILED', message: 'Too long.', fields: [], offline: false };

const ids = (messages: readonly OutgoingMessage[]) => messages.map((entry) => entry.clientMessageId);

describe('outbox', () => {
  test('messages of one conversation go out one at a time, in order', async () => {
    const log: string[] = [];
    const outbox = createOutbox({
      storage: memory(),
      send: async ({ clientMessageId }) => {
        log.push(`start ${clientMessageId}`);
        await Promise.resolve();
        log.push(`end ${clientMessageId}`);
        return sent;
      },
    });
    outbox.add(message('1'));
    outbox.add(message('2'));
    outbox.add(message('3'));
    await outbox.flush();
    expect(log).toEqual(['start 1', 'end 1', 'start 2', 'end 2', 'start 3', 'end 3']);
    expect(outbox.get()).toEqual([]);
  });

  test('a message that cannot go out now holds back those behind it, in its own conversation alone', async () => {
    const tried: string[] = [];
    const outbox = createOutbox({
      storage: memory([message('a1'), message('a2'), message('b1', 'conv_b')]),
      retryMs: () => 1_000_000,
      send: async ({ clientMessageId, conversationId }) => {
        tried.push(clientMessageId);
        return conversationId === 'conv_a' ? later : sent;
      },
    });
    await outbox.flush();
    outbox.close();
    expect(tried).toEqual(['a1', 'b1']);
    expect(ids(outbox.get())).toEqual(['a1', 'a2']);
  });

  test('after an outage the same ids are sent again', async () => {
    const tried: string[] = [];
    let online = false;
    const outbox = createOutbox({
      storage: memory(),
      retryMs: () => 1_000_000,
      send: async ({ clientMessageId }) => {
        tried.push(clientMessageId);
        return online ? sent : later;
      },
    });
    outbox.add(message('1'));
    outbox.add(message('2'));
    await outbox.flush();
    online = true;
    tried.length = 0;
    await outbox.flush();
    expect(tried).toEqual(['1', '2']);
    expect(outbox.get()).toEqual([]);
  });

  test('a refused message stays with its reason and lets the next one through', async () => {
    const storage = memory();
    const outbox = createOutbox({
      storage,
      send: async ({ clientMessageId }) => (clientMessageId === '1' ? { outcome: 'refused', error: tooLong } : sent),
    });
    outbox.add(message('1'));
    outbox.add(message('2'));
    await outbox.flush();
    expect(storage.messages()).toEqual([{ ...message('1'), refused: tooLong }]);
  });

  test('a reply that was overtaken waits for a second word, and is then sent whatever came', async () => {
    const storage = memory();
    const outbox = createOutbox({
      storage,
      send: async ({ afterSeq }) => (afterSeq === undefined ? sent : { outcome: 'overtaken', answeredBy: 'Ana' }),
    });
    const overtaken = { ...message('1'), afterSeq: 3 };
    outbox.add(overtaken);
    outbox.add(message('2'));
    await outbox.flush();
    expect(storage.messages()).toEqual([{ ...overtaken, answeredBy: 'Ana' }]);
    outbox.retry('1');
    await outbox.flush();
    expect(outbox.get()).toEqual([]);
  });

  test('what was waiting is still there after a reload', () => {
    const storage = memory();
    const options = { storage, send: () => new Promise<SendResult>(() => {}) };
    createOutbox(options).add(message('1'));
    expect(ids(createOutbox(options).get())).toEqual(['1']);
  });

  test('a message that arrived by event is not waited for', async () => {
    let answer: (result: SendResult) => void = () => {};
    const outbox = createOutbox({
      storage: memory(),
      send: () => new Promise((resolve) => (answer = resolve)),
    });
    outbox.add(message('1'));
    await Promise.resolve();
    outbox.remove('1');
    expect(outbox.get()).toEqual([]);
    answer(sent);
    await outbox.flush();
    expect(outbox.get()).toEqual([]);
  });

  test('two tabs that write at the same moment keep what each wrote', async () => {
    const storage = memory();
    const options = { storage, send: async () => later, retryMs: () => 1_000_000 };
    const [one, other] = [createOutbox(options), createOutbox(options)];
    one.add(message('1'));
    other.add(message('2'));
    await Promise.all([one.flush(), other.flush()]);
    one.close();
    other.close();
    expect(ids(storage.read())).toEqual(['1', '2']);
  });

  test('what another tab has sent is not sent again', async () => {
    const storage = memory();
    const tried: string[] = [];
    const queue = { last: Promise.resolve() };
    const options = {
      storage,
      send: async ({ clientMessageId }: OutgoingMessage) => {
        tried.push(clientMessageId);
        return sent;
      },
      exclusively: (run: () => Promise<void>) => (queue.last = queue.last.then(run)),
    };
    const [one, other] = [createOutbox(options), createOutbox(options)];
    one.add(message('1'));
    other.writtenElsewhere();
    await Promise.all([one.flush(), other.flush()]);
    expect(tried).toEqual(['1']);
    expect(other.get()).toEqual([]);
  });

  test('what a tab wrote that is gone is sent by another', async () => {
    vi.useFakeTimers();
    const storage = memory();
    const outbox = createOutbox({ storage, send: async () => sent });
    storage.put({ ...message('1'), position: 1 });
    outbox.writtenElsewhere();
    expect(ids(outbox.get())).toEqual(['1']);
    await vi.runAllTimersAsync();
    expect(storage.read()).toEqual([]);
    vi.useRealTimers();
  });

  test('a message that was deleted while it was on its way does not come back as refused', async () => {
    const storage = memory();
    let answer: (result: SendResult) => void = () => {};
    const outbox = createOutbox({ storage, send: () => new Promise((resolve) => (answer = resolve)) });
    outbox.add(message('1'));
    await Promise.resolve();
    outbox.remove('1');
    answer({ outcome: 'refused', error: tooLong });
    await outbox.flush();
    expect(storage.read()).toEqual([]);
  });

  test('nothing is sent before the server takes more', async () => {
    vi.useFakeTimers();
    const triedAt: number[] = [];
    const outbox = createOutbox({
      storage: memory(),
      retryMs: () => 250,
      send: async () => {
        triedAt.push(performance.now());
        return triedAt.length === 1 ? { outcome: 'later', afterMs: 20_000 } : sent;
      },
    });
    outbox.add(message('1'));
    await vi.advanceTimersByTimeAsync(5_000);
    outbox.add(message('2'));
    await outbox.flush();
    expect(triedAt).toHaveLength(1);
    await vi.runAllTimersAsync();
    expect(triedAt).toHaveLength(3);
    expect((triedAt[1] ?? 0) - (triedAt[0] ?? 0)).toBeGreaterThanOrEqual(20_000);
    vi.useRealTimers();
  });

  test('order outlives a clock that is set back', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const outbox = createOutbox({ storage: memory(), send: () => new Promise(() => {}) });
    outbox.add(message('1'));
    vi.setSystemTime(5);
    outbox.add(message('2'));
    expect(ids(outbox.get())).toEqual(['1', '2']);
    vi.useRealTimers();
  });

  test('what is to be done behind a message is not forgotten when the message is seen stored', async () => {
    const storage = memory();
    const outbox = createOutbox({ storage, send: () => new Promise(() => {}) });
    outbox.add({ ...message('1'), thenResolve: true });
    outbox.add(message('2'));
    outbox.arrived('1');
    outbox.arrived('2');
    expect(ids(storage.read())).toEqual(['1']);
  });

  test('a full outbox takes no more, and loses nothing', () => {
    const waiting = Array.from({ length: waitingMax }, (_, index) => message(String(index)));
    const outbox = createOutbox({ storage: memory(waiting), send: () => new Promise(() => {}) });
    expect(outbox.add(message('one more'))).toBe(false);
    expect(outbox.get()).toHaveLength(waitingMax);
  });
});
