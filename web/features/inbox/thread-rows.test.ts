import { describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '@/lib/outbox/outbox';
import type { LiveAnswer } from './live-answer';
import { hasGap, mergeMessages, type StoredMessage, toThreadRows } from './thread-rows';

const me = { id: 'user_me', name: 'Ana' };

function stored(seq: number, time: string, changes: Partial<StoredMessage> = {}): StoredMessage {
  return {
    id: `msg_${seq}`,
    seq,
    kind: 'REPLY',
    authorType: 'CONTACT',
    author: { type: 'CONTACT', id: 'cont_1', name: 'Ben' },
    body: `message ${seq}`,
    clientMessageId: null,
    status: 'SENT',
    metadata: {},
    citations: [],
    createdAt: new Date(`2026-03-02T${time}:00`).toISOString(),
    ...changes,
  };
}

function outgoing(clientMessageId: string): OutgoingMessage {
  return {
    clientMessageId,
    conversationId: 'conv_1',
    body: 'hi',
    kind: 'REPLY',
    createdAt: new Date('2026-03-02T12:00:00').toISOString(),
  };
}

const types = (rows: ReturnType<typeof toThreadRows>) => rows.map(({ type }) => type);

describe('merging what is stored with what is on its way', () => {
  test('messages are shown by number, however they came in', () => {
    const messages = mergeMessages([stored(3, '10:03'), stored(1, '10:01'), stored(2, '10:02')], [], me);
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('a message that has arrived is shown once, under the key it had while sending', () => {
    const arrived = stored(2, '12:00', { clientMessageId: 'uuid-1', authorType: 'AGENT' });
    const messages = mergeMessages([stored(1, '10:00'), arrived], [outgoing('uuid-1'), outgoing('uuid-2')], me);
    expect(messages.map(({ key, delivery }) => [key, delivery])).toEqual([
      ['msg_1', 'SENT'],
      ['uuid-1', 'SENT'],
      ['uuid-2', 'sending'],
    ]);
  });
});

describe('laying out a thread', () => {
  test('messages of one author within five minutes stand together', () => {
    const rows = toThreadRows(mergeMessages([stored(1, '10:00'), stored(2, '10:04'), stored(3, '10:10')], [], me), 9);
    expect(rows.map((row) => (row.type === 'group' ? row.messages.length : row.type))).toEqual(['day', 2, 1]);
  });

  test('a note or an activity ends a group', () => {
    const note = stored(2, '10:01', { kind: 'NOTE', authorType: 'AGENT' });
    const activity = stored(4, '10:02', { kind: 'ACTIVITY', authorType: 'SYSTEM' });
    const messages = mergeMessages(
      [stored(1, '10:00'), note, stored(3, '10:01'), activity, stored(5, '10:03')],
      [],
      me,
    );
    expect(types(toThreadRows(messages, 9))).toEqual(['day', 'group', 'note', 'group', 'activity', 'group']);
  });

  test('each day has a separator', () => {
    const nextDay = stored(2, '10:00', { createdAt: new Date('2026-03-03T10:00:00').toISOString() });
    expect(types(toThreadRows(mergeMessages([stored(1, '10:00'), nextDay], [], me), 9))).toEqual([
      'day',
      'group',
      'day',
      'group',
    ]);
  });

  test('the line "New" stands before the first unread message of the contact, once', () => {
    const reply = stored(2, '10:01', { authorType: 'AGENT', author: { type: 'AGENT', ...me } });
    const messages = mergeMessages([stored(1, '10:00'), reply, stored(3, '10:02'), stored(4, '10:03')], [], me);
    expect(types(toThreadRows(messages, 1))).toEqual(['day', 'group', 'group', 'new', 'group']);
    expect(types(toThreadRows(messages, 4))).not.toContain('new');
  });
});

test('a missing number is noticed, between messages and behind the last', () => {
  expect(hasGap([4, 5, 6], 6)).toBe(false);
  expect(hasGap([4, 6], 6)).toBe(true);
  expect(hasGap([4, 5], 6)).toBe(true);
  expect(hasGap([], 0)).toBe(false);
});

describe('an answer that is being written', () => {
  const answer: LiveAnswer = {
    messageId: 'msg_9',
    author: { id: 'agt_1', name: 'Ada' },
    text: 'You can',
    step: null,
    toolName: null,
    index: 3,
    startedAt: new Date('2026-03-02T10:05:00').toISOString(),
    isStored: false,
  };

  test('stands behind what is stored and before what is on its way', () => {
    const messages = mergeMessages([stored(1, '10:01')], [outgoing('a')], me, answer);
    expect(messages.map(({ key }) => key)).toEqual(['msg_1', 'msg_9', 'a']);
    expect(messages[1]).toMatchObject({ body: 'You can', authorType: 'AI', delivery: 'writing', writing: answer });
  });

  test('is the stored message from the moment that it is there, in the same row', () => {
    const author = { type: 'AI' as const, id: 'agt_1', name: 'Ada' };
    const written = { ...stored(2, '10:05', { authorType: 'AI', author }), id: 'msg_9' };
    const before = toThreadRows(mergeMessages([stored(1, '10:01')], [], me, answer), 0);
    const after = toThreadRows(mergeMessages([stored(1, '10:01'), written], [], me, answer), 0);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(after.at(-1)).toMatchObject({ messages: [{ body: 'message 2', delivery: 'SENT' }] });
  });
});
