import { afterEach, expect, test, vi } from 'vitest';
import type { WaitingMessage } from './outbox';
import { createOutboxStorage, outboxPrefix } from './outbox-storage';

/** The browser's storage, as far as it is used; `refuses` is a private window or a full disk. */
function stubStorage({ refuses = false } = {}) {
  const items = new Map<string, string>();
  const refuse = () => {
    throw new DOMException('Refused.', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', {
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => (refuses ? refuse() : items.set(key, text)),
    removeItem: (key: string) => items.delete(key),
  });
  return items;
}

afterEach(() => vi.unstubAllGlobals());

function message(clientMessageId: string): WaitingMessage {
  const createdAt = '2026-01-01T00:00:00Z';
  return { clientMessageId, conversationId: 'conv_a', body: 'Hello', kind: 'REPLY', createdAt, position: 1 };
}

test('each person has an outbox in each organization', () => {
  stubStorage();
  const own = createOutboxStorage(outboxPrefix('org_1', 'user_1'));
  own.put(message('1'));
  for (const [organization, user] of [
    ['org_1', 'user_2'],
    ['org_2', 'user_1'],
    ['org_1', 'user_11'],
  ] as const) {
    expect(createOutboxStorage(outboxPrefix(organization, user)).read()).toEqual([]);
  }
  expect(own.read()).toEqual([message('1')]);
  own.remove('1');
  expect(own.read()).toEqual([]);
});

test('stored text that is no message, or half of one, costs no other message', () => {
  const items = stubStorage();
  const prefix = outboxPrefix('org_1', 'user_1');
  const storage = createOutboxStorage(prefix);
  storage.put(message('1'));
  items.set(`${prefix}2`, '{"clientMessageId":"2","bo');
  items.set(`${prefix}3`, 'null');
  items.set(`${prefix}4`, '{"clientMessageId":"4"}');
  items.set(`${prefix}5`, JSON.stringify({ ...message('5'), refused: 'Too long.' }));
  expect(storage.read()).toEqual([message('1')]);
});

test('where storage refuses, messages wait in memory, also for the next outbox of the page', () => {
  stubStorage({ refuses: true });
  const prefix = outboxPrefix('org_1', 'user_full');
  createOutboxStorage(prefix).put(message('1'));
  const storage = createOutboxStorage(prefix);
  expect(storage.read()).toEqual([message('1')]);
  storage.remove('1');
  expect(storage.read()).toEqual([]);
});
