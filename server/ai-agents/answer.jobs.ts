import { aiAgentActor } from '../auth/actor.ts';
import { type AiReply, handOverToPeople, storeAnswer } from '../conversations/ai-turn.service.ts';
import { newId } from '../db/ids.ts';
import type { JobHandler } from '../jobs/job.ts';
import { describeAiServer } from './ai-server.ts';
import { answer } from './answering/answerer.ts';
import { handOffBefore } from './answering/before-answering.ts';
import { SupersededError, TakenOverError, watchControl } from './answering/control-watch.ts';
import { type Draft, detailsOf, newWork } from './answering/draft.ts';
import { LiveAnswer } from './answering/live-answer.ts';
import { UpstreamFailedError } from './answering/model-call.ts';
import { readWaiting, type Waiting } from './answering/read-question.service.ts';
import { say } from './answering/set-phrases.ts';
import { type HandOff, handOff } from './hand-off-causes.ts';

const answerWithinMs = 120_000;
/** As long as a message may be. */
const textCharsMax = 8000;

/** Answers what a contact wrote last in a conversation that an AI agent handles, or gives it to people. */
export const answerConversation: JobHandler<'ai.answer'> = async ({ conversationId }, { actor, signal, isLast }) => {
  const waiting = await readWaiting(actor.organizationId, conversationId);
  if (!waiting) return;
  const answering = new Answering(waiting, signal);
  try {
    await answering.run();
  } catch (error) {
    if (!isLast || signal.aborted) throw error; // it is tried again
    await answering.giveUp();
    throw error;
  }
};

class Answering {
  readonly #waiting: Waiting;
  readonly #ending: AbortSignal;
  readonly #messageId = newId();
  readonly #startedAt = performance.now();
  readonly #live: LiveAnswer;

  constructor(waiting: Waiting, ending: AbortSignal) {
    const { organizationId } = waiting.question;
    const { conversationId } = waiting.control;
    this.#waiting = waiting;
    this.#ending = ending;
    this.#live = new LiveAnswer({ organizationId, conversationId, messageId: this.#messageId, agent: waiting.agent });
  }

  async run(): Promise<void> {
    let isStored = false;
    try {
      isStored = await this.#answer();
    } catch (error) {
      if (!(error instanceof TakenOverError || error instanceof SupersededError)) throw error;
    } finally {
      this.#live.end(isStored ? 'STORED' : 'DISCARDED');
    }
  }

  /** What nobody had thought of went wrong, again and again: the contact must not wait for ever. */
  async giveUp(): Promise<void> {
    const { agent, question, control } = this.#waiting;
    const reason = 'The AI agent could not answer: something is wrong in this server; its log says what.';
    const actor = aiAgentActor(question.organizationId, agent);
    await handOverToPeople(actor, control, { ...handOff('upstream_failed', { reason, note: reason }), reply: null });
  }

  /** @returns whether the message that was told live is in the thread */
  async #answer(): Promise<boolean> {
    const { agent, question, answersGiven } = this.#waiting;
    this.#live.step('READING');
    const before = await handOffBefore(agent, question, answersGiven);
    const draft = before ? this.#parting(before) : await this.#draft();
    const reply = this.#replyOf(draft);
    const actor = aiAgentActor(question.organizationId, agent);
    if (draft.handOff) {
      const stored = await handOverToPeople(actor, this.#waiting.control, { ...draft.handOff, reply });
      return stored && reply !== null;
    }
    return reply !== null && (await storeAnswer(actor, this.#waiting.control, reply));
  }

  /** What is said to the contact when the AI agent gives up without words of its own. */
  #parting(given: HandOff, work = newWork(describeAiServer().provider, null)): Draft {
    return { text: say('handingOver', this.#waiting.question), citations: [], handOff: given, work };
  }

  async #draft(): Promise<Draft> {
    const { question, control, answersSeq } = this.#waiting;
    const watch = watchControl(question.organizationId, control, {
      answersSeq,
      hasWritten: () => this.#live.hasWritten,
    });
    const late = AbortSignal.timeout(answerWithinMs);
    const signal = AbortSignal.any([watch.signal, this.#ending, late]);
    try {
      const draft = await answer(question, { signal, audience: this.#live });
      return draft.handOff && !draft.text ? this.#parting(draft.handOff, draft.work) : draft;
    } catch (error) {
      watch.signal.throwIfAborted();
      this.#ending.throwIfAborted();
      const isLate = late.aborted;
      if (!isLate && !(error instanceof UpstreamFailedError)) throw error;
      const reason = isLate ? 'the answer took too long' : (error as Error).message;
      const note = `I could not answer: ${reason}. The contact waits for one of you.`;
      return this.#parting(handOff('upstream_failed', { reason: `The AI agent could not answer: ${reason}.`, note }));
    } finally {
      watch.stop();
    }
  }

  #replyOf({ text, citations, handOff: given, work }: Draft): AiReply | null {
    if (!text) return null;
    const now = performance.now();
    const { firstWordsAt } = this.#live;
    const timing = {
      firstTokenMs: firstWordsAt === null ? null : firstWordsAt - this.#startedAt,
      totalMs: now - this.#startedAt,
    };
    // Words of parting answer nothing: given back to the AI, the question waits still.
    const details = detailsOf(work, timing, given ? 0 : this.#waiting.answersSeq);
    return { messageId: this.#messageId, text: text.slice(0, textCharsMax), citations, details };
  }
}
