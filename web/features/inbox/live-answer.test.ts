import { describe, expect, test } from 'vitest';
import { type AnswerDelta, foldDelta, type LiveAnswer } from './live-answer';

const now = '2026-03-02T10:00:00Z';

function delta(changes: Partial<AnswerDelta>): AnswerDelta {
  return {
    messageId: 'msg_2',
    index: 0,
    start: 0,
    text: '',
    state: 'WRITING',
    step: null,
    toolName: null,
    author: { id: 'agt_1', name: 'Ada' },
    ...changes,
  };
}

const fold = (...deltas: Partial<AnswerDelta>[]) =>
  deltas.reduce<LiveAnswer | undefined>((known, changes) => foldDelta(known, delta(changes), now), undefined);

const hello = { index: 0, text: 'Hello' };
const world = { index: 1, start: 5, text: ' world' };

describe('an answer while it is written', () => {
  test('grows by its pieces', () => {
    expect(fold(hello, world)).toMatchObject({ messageId: 'msg_2', text: 'Hello world', index: 1, isStored: false });
  });

  test('says what is done while nothing is written, and what was written before', () => {
    const working = {
      index: 2,
      start: 11,
      state: 'WORKING' as const,
      step: 'CALLING_TOOL' as const,
      toolName: 'track',
    };
    expect(fold(hello, world, working)).toMatchObject({ text: 'Hello world', step: 'CALLING_TOOL', toolName: 'track' });
    expect(fold(hello, world, working, { index: 3, start: 11, text: '!' })).toMatchObject({
      text: 'Hello world!',
      step: null,
      toolName: null,
    });
  });

  test('is replaced by a piece that begins at the beginning', () => {
    expect(fold(hello, world, { index: 2, start: 0, text: 'Good day' })?.text).toBe('Good day');
  });

  test('leaves out what came late or twice', () => {
    const third = { index: 2, start: 11, text: '!' };
    expect(fold(hello, world, third, world)?.text).toBe('Hello world!');
    expect(fold(hello, world, world)?.text).toBe('Hello world');
  });

  test('takes the whole answer that is told after a break, though it has the number of the last piece', () => {
    expect(fold(hello, { index: 0, start: 0, text: 'Hello world' })?.text).toBe('Hello world');
  });

  test('waits for a beginning when it is heard from the middle', () => {
    expect(fold(world)).toBeUndefined();
    expect(fold(hello, { index: 4, start: 40, text: 'gap' })?.text).toBe('Hello');
  });
});

describe('the end of an answer', () => {
  test('keeps it on screen until the stored message takes its place', () => {
    expect(fold(hello, { index: 1, start: 5, state: 'STORED' })).toMatchObject({ text: 'Hello', isStored: true });
    expect(fold(hello, { index: 1, start: 5, state: 'STORED' }, { index: 2, start: 0, text: 'x' })?.text).toBe('Hello');
  });

  test('takes a discarded one away, and no other', () => {
    expect(fold(hello, { index: 1, state: 'DISCARDED' })).toBeUndefined();
    expect(fold(hello, { messageId: 'msg_1', index: 9, state: 'DISCARDED' })?.text).toBe('Hello');
  });

  test('gives way to the next answer, and not to the one before', () => {
    expect(fold(hello, { messageId: 'msg_3', text: 'Next' })).toMatchObject({ messageId: 'msg_3', text: 'Next' });
    expect(fold(hello, { messageId: 'msg_1', index: 7, text: 'Before' })).toMatchObject({ messageId: 'msg_2' });
  });
});
