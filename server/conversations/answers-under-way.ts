import { onSignal } from '../events/bus.ts';
import type { MessageDelta } from './message-deltas.ts';

/** Whoever writes an answer gives a sign at least every few seconds; one that is silent has died. */
const leaseMs = 10_000;

type Listener = (delta: MessageDelta) => void;

type UnderWay = { latest: MessageDelta; text: string; lease: NodeJS.Timeout };

const abandoned = (delta: MessageDelta): MessageDelta => ({ ...delta, index: delta.index + 1, state: 'DISCARDED' });

const isOver = ({ state }: MessageDelta) => state === 'STORED' || state === 'DISCARDED';

/**
 * The answers that are being written in one organization, as long as somebody here wants to know. What is written is
 * kept where it is heard, so that whoever looks late sees it from its beginning; an answer whose writer died is
 * discarded here.
 */
class AnswersUnderWay {
  readonly listeners = new Map<string, Set<Listener>>();
  readonly #answers = new Map<string, UnderWay>();
  readonly #stop: () => void;

  constructor(organizationId: string) {
    this.#stop = onSignal(organizationId, (signal) => {
      if (signal.kind === 'answer') this.#hear(signal.data as MessageDelta);
    });
  }

  /** What is written in a conversation, as one delta; null: nothing. */
  current(conversationId: string): MessageDelta | null {
    const answer = this.#answers.get(conversationId);
    return answer ? { ...answer.latest, start: 0, text: answer.text } : null;
  }

  get isIdle(): boolean {
    return this.listeners.size === 0;
  }

  close(): void {
    this.#stop();
    for (const { lease } of this.#answers.values()) clearTimeout(lease);
  }

  #hear(delta: MessageDelta): void {
    const { conversationId, messageId } = delta;
    const known = this.#answers.get(conversationId);
    const written = known?.latest.messageId === messageId ? known.text : '';
    clearTimeout(known?.lease);
    if (isOver(delta)) this.#answers.delete(conversationId);
    else {
      // Who began to listen in the middle waits for the next piece that begins at the beginning.
      if (delta.start > written.length) return;
      const lease = setTimeout(() => this.#hear(abandoned(delta)), leaseMs).unref();
      this.#answers.set(conversationId, { latest: delta, text: written.slice(0, delta.start) + delta.text, lease });
    }
    for (const listener of this.listeners.get(conversationId) ?? []) listener(delta);
  }
}

const organizations = new Map<string, AnswersUnderWay>();

/** Calls with each piece of an answer in a conversation. @returns what is written already, and how to stop */
export function answersIn(
  organizationId: string,
  conversationId: string,
  listener: Listener,
): { current: MessageDelta | null; leave: () => void } {
  const answers = organizations.get(organizationId) ?? new AnswersUnderWay(organizationId);
  organizations.set(organizationId, answers);
  const listeners = answers.listeners.get(conversationId) ?? new Set();
  answers.listeners.set(conversationId, listeners.add(listener));
  const leave = () => {
    listeners.delete(listener);
    if (listeners.size === 0) answers.listeners.delete(conversationId);
    if (!answers.isIdle || organizations.get(organizationId) !== answers) return;
    organizations.delete(organizationId);
    answers.close();
  };
  return { current: answers.current(conversationId), leave };
}
