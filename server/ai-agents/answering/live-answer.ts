import { onAnswerWanted, publishMessageDelta } from '../../conversations/message-deltas.service.ts';
import type { AnswerState, AnswerStep, MessageDelta } from '../../conversations/message-deltas.ts';
import { publishTyping } from '../../conversations/typing.service.ts';
import type { Audience } from './audience.ts';

/** Words that come faster are told together. The first ones are told at once. */
const togetherMs = 25;
/** The whole answer is told again, for those who look late and for what the bus has lost. */
const wholeEveryMs = 1000;

type Place = { organizationId: string; conversationId: string; messageId: string; agent: { id: string; name: string } };

/** Tells those who look at a conversation what an AI agent writes, and what it does meanwhile, until it is over. */
export class LiveAnswer implements Audience {
  firstWordsAt: number | null = null;
  readonly #place: Place;
  readonly #whole: NodeJS.Timeout;
  readonly #stopHearing: () => void;
  #text = '';
  #told = 0;
  #index = 0;
  #step: { step: AnswerStep | null; toolName: string | null } = { step: null, toolName: null };
  #flush: NodeJS.Timeout | null = null;
  #isOver = false;

  constructor(place: Place) {
    this.#place = place;
    this.#whole = setInterval(() => this.#tellWhole(), wholeEveryMs).unref();
    this.#stopHearing = onAnswerWanted(place.organizationId, place.conversationId, () => this.#tellWhole());
    this.#typing(true);
  }

  get hasWritten(): boolean {
    return this.#text !== '';
  }

  write(piece: string): void {
    if (this.#isOver || piece === '') return;
    this.#text += piece;
    this.#step = { step: null, toolName: null };
    if (this.firstWordsAt === null) {
      this.firstWordsAt = performance.now();
      this.#tellNew();
    } else this.#flush ??= setTimeout(() => this.#tellNew(), togetherMs);
  }

  restart(text: string): void {
    if (this.#text === text) return;
    this.#text = text;
    this.#tellWhole();
  }

  step(step: AnswerStep, toolName: string | null = null): void {
    if (this.#isOver) return;
    this.#step = { step, toolName };
    this.#tellNew('WORKING');
  }

  /** The message is in the thread now, or there will be none. */
  end(state: Extract<AnswerState, 'STORED' | 'DISCARDED'>): void {
    if (this.#isOver) return;
    clearInterval(this.#whole);
    this.#stopHearing();
    this.#step = { step: null, toolName: null };
    this.#tellNew(state);
    this.#isOver = true;
    this.#typing(false);
  }

  #state(): AnswerState {
    return this.#step.step || this.#text === '' ? 'WORKING' : 'WRITING';
  }

  #tellNew(state = this.#state()): void {
    this.#tell(this.#told, state);
  }

  #tellWhole(): void {
    this.#tell(0, this.#state());
    this.#typing(true);
  }

  #tell(start: number, state: AnswerState): void {
    if (this.#flush) clearTimeout(this.#flush);
    this.#flush = null;
    if (this.#isOver) return;
    const { organizationId, conversationId, messageId, agent } = this.#place;
    const delta: MessageDelta = {
      conversationId,
      messageId,
      aiAgent: { id: agent.id, name: agent.name },
      index: this.#index,
      start,
      text: this.#text.slice(start),
      state,
      ...this.#step,
    };
    this.#index += 1;
    this.#told = this.#text.length;
    publishMessageDelta(organizationId, delta);
  }

  #typing(typing: boolean): void {
    const { organizationId, conversationId, agent } = this.#place;
    publishTyping(organizationId, { conversationId, typing, author: { type: 'AI', id: agent.id, name: agent.name } });
  }
}
