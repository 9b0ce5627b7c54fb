import { expect, test } from 'vitest';
import type { Cast } from '../product/cast.ts';
import { compareMessages, compareSubscribers, unreadByRows } from './compare.ts';
import type { Entry, Seen } from './ledger.ts';
import type { Stored } from './stored.ts';

const cast: Cast = { organizations: [{ id: 'org_1', people: [], apiKey: '', threads: [], cursor: '0-x' }] };
const message = (seq: number) => ({
  id: `msg_${seq}`,
  thread: 'conv_1',
  seq,
  clientMessageId: `c${seq}`,
  fromContact: true,
});
const event = (seq: number) => ({ seq, type: 'message.created', subject: `msg_${seq}` });

function storedOf(numbers: number[]): Stored {
  return {
    messages: numbers.map(message),
    lastSeqs: new Map([['conv_1', 3]]),
    events: new Map([['org_1', [1, 2, 3].map(event)]]),
    heads: new Map([['org_1', 3]]),
    reads: new Map([['user_1 conv_1', 1]]),
  };
}

const entries: Entry[] = [1, 2, 3].flatMap((seq): Entry[] => [
  { entry: 'intent', id: `c${seq}`, organization: 0, thread: 'conv_1', by: 'CONTACT' },
  { entry: 'acknowledged', id: `c${seq}`, message: `msg_${seq}`, seq, cursor: `${seq}-x`, attempt: 1 },
]);

const seen = (seq: number): Seen => ({
  ...{ entry: 'seen', subscriber: 0, cursor: `${seq}-x`, type: 'MESSAGE_CREATED', message: `msg_${seq}` },
  ...{ thread: 'conv_1', unread: 0 },
});

test('what was acknowledged and stored once is found right', () => {
  expect(compareMessages(cast, entries, storedOf([1, 2, 3]))).toEqual({
    ...{ intents: 3, acknowledged: 3, stored: 3 },
    ...{ lost: 0, doubled: 0, gaps: 0, cursors: 0, marks: 0 },
  });
});

test('a message that is missing is lost and leaves a gap', () => {
  expect(compareMessages(cast, entries, storedOf([1, 3]))).toMatchObject({ lost: 1, gaps: 1, doubled: 0 });
});

test('a message that is there twice, and one that nobody meant to send, are doubled', () => {
  const stored = storedOf([1, 2, 3]);
  const more = [
    { ...message(3), id: 'msg_4', seq: 4 },
    { ...message(5), clientMessageId: 'nobody' },
  ];
  const figures = compareMessages(cast, entries, { ...stored, messages: [...stored.messages, ...more] });
  expect(figures).toMatchObject({ lost: 0, doubled: 2 });
});

test('a cursor that stands elsewhere and a read mark that fell back are wrong', () => {
  const [intent, acknowledged] = entries as [Entry, Entry & { entry: 'acknowledged' }];
  const read: Entry = { entry: 'read', organization: 0, user: 'user_1', thread: 'conv_1', seq: 2 };
  const wrong = [intent, { ...acknowledged, cursor: '2-x' }, read];
  expect(compareMessages(cast, wrong, storedOf([1, 2, 3]))).toMatchObject({ cursors: 1, marks: 1 });
});

test('an event that did not come, came twice, out of order or as another one is told', () => {
  const figuresOf = (...events: Seen[]) => compareSubscribers(cast, 1, 1, events, storedOf([1, 2, 3]));
  expect(figuresOf(seen(1), seen(2), seen(3))).toMatchObject({ missing: 0, seenTwice: 0, outOfOrder: 0, wrong: 0 });
  expect(figuresOf(seen(1), seen(3))).toMatchObject({ missing: 1 });
  expect(figuresOf(seen(1), seen(2), seen(2), seen(3))).toMatchObject({ missing: 0, seenTwice: 1, outOfOrder: 0 });
  expect(figuresOf(seen(1), seen(3), seen(2))).toMatchObject({ missing: 0, outOfOrder: 1 });
  expect(figuresOf(seen(1), seen(2), { ...seen(3), message: 'msg_9' })).toMatchObject({ wrong: 1 });
});

test('what is unread lies behind the mark', () => {
  const unread = unreadByRows(storedOf([1, 2, 3]));
  expect(unread('user_1', 'conv_1')).toBe(2);
  expect(unread('user_2', 'conv_1')).toBe(3);
});
