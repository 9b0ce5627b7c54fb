import { describe, expect, test } from 'vitest';
import { createOutbox, type OutgoingMessage, type SendResult } from './outbox';

const sent: SendResult = { outcome: 'sent' };
const later: SendResult = { outcome: 'later' };

function message(clientMessageId: string, conversationId = 'conv_a'): OutgoingMessage {
  return { clientMessageId, conversationId, body: clientMessageId, kind: 'REPLY', createdAt: '2026-01-01T00:00:00Z' };
}

function memory(initial: OutgoingMessage[] = []) {
  let stored = initial;
  return { read: () => stored, write: (next: OutgoingMessage[]) => (stored = next) };
}

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
      send: async ({ clientMessageId }) =>
        clientMessageId === '1' ? { outcome: 'refused', reason: 'Too long.' } : sent,
    });
    outbox.add(message('1'));
    outbox.add(message('2'));
    await outbox.flush();
    expect(storage.read()).toEqual([{ ...message('1'), refused: 'Too long.' }]);
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
    expect(storage.read()).toEqual([{ ...overtaken, answeredBy: 'Ana' }]);
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
});
