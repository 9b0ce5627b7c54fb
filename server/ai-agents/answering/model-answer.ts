import type { ChatMessage, ToolCallRequest } from '../../ai/openai.ts';
import { retrieve } from '../../knowledge/retrieval.service.ts';
import { type HandOff, handOff } from '../hand-off-causes.ts';
import { HandOffRules } from '../hand-off-rules.ts';
import type { Audience } from './audience.ts';
import { addHits, type Draft, newWork, type Work } from './draft.ts';
import { restsOnSomething } from './grounds.ts';
import { MarkFilter } from './mark-filter.ts';
import { callModel } from './model-call.ts';
import { promptOf } from './prompt.ts';
import { type Question, searchTextOf } from './question.ts';
import { citationsOf, SourceNotes } from './source-notes.ts';
import { complaintOf, type Tool, toolsFor } from './tools.ts';

const roundsMax = 6;
const firstHits = 5;

type Options = { model: string; signal: AbortSignal; audience: Audience };

/**
 * Answers by a model that reads what a search found, and uses tools until it has nothing more to ask.
 * @throws UpstreamFailedError, or the signal's reason
 */
export async function answerByModel(question: Question, options: Options): Promise<Draft> {
  const model = question.agent.model ?? options.model;
  const round = new Conversation(question, { ...options, model });
  return round.answer();
}

class Conversation {
  readonly #question: Question;
  readonly #options: Options;
  readonly #notes = new SourceNotes();
  readonly #work: Work;
  readonly #text: MarkFilter;
  #tools = new Map<string, Tool>();
  #usedTool = false;

  constructor(question: Question, options: Options) {
    this.#question = question;
    this.#options = options;
    this.#work = newWork('OPENAI', options.model);
    this.#text = new MarkFilter((piece) => options.audience.write(piece));
  }

  async answer(): Promise<Draft> {
    const { audience, signal } = this.#options;
    audience.step('SEARCHING_KNOWLEDGE');
    const messages = await this.#begin();
    for (let round = 1; round <= roundsMax; round++) {
      signal.throwIfAborted();
      if (this.#text.text === '') audience.step('THINKING');
      const { text, toolCalls } = await this.#ask(messages);
      if (toolCalls.length === 0) return this.#finish();
      messages.push({ role: 'assistant', content: text, toolCalls });
      for (const call of toolCalls) {
        const result = await this.#use(call);
        if (typeof result !== 'string') return this.#draft(result);
        messages.push({ role: 'tool', toolCallId: call.id, content: result });
      }
    }
    return this.#draft(handOff('decided', { reason: 'The AI agent used tools without coming to an answer.' }));
  }

  async #begin(): Promise<ChatMessage[]> {
    const { organizationId, sourceIds } = this.#question;
    const query = searchTextOf(this.#question);
    const { signal } = this.#options;
    const [hits, tools] = await Promise.all([
      retrieve(organizationId, { query, sourceIds, first: firstHits, signal }),
      toolsFor(this.#question),
    ]);
    this.#tools = tools;
    addHits(this.#work, hits);
    return promptOf(this.#question, this.#notes.add(hits));
  }

  async #ask(messages: ChatMessage[]) {
    const written = this.#text.checkpoint();
    const { agent } = this.#question;
    const { model, signal, audience } = this.#options;
    const tools = [...this.#tools.values()].map(({ definition }) => definition);
    const answer = await callModel(
      { model, temperature: agent.temperature, messages, tools },
      {
        signal,
        onText: (piece) => this.#text.push(piece),
        onRestart: () => {
          this.#text.returnTo(written);
          audience.restart(this.#text.text);
        },
        onAttempt: () => {
          this.#work.attempts += 1;
        },
      },
    );
    this.#text.end();
    this.#work.inputTokens += answer.inputTokens;
    this.#work.outputTokens += answer.outputTokens;
    return answer;
  }

  async #use({ name, arguments: text }: ToolCallRequest): Promise<string | HandOff> {
    const { question, audience, signal } = { question: this.#question, ...this.#options };
    const tool = this.#tools.get(name);
    audience.step(name === 'search_knowledge' ? 'SEARCHING_KNOWLEDGE' : 'CALLING_TOOL', name);
    const startedAt = performance.now();
    const call = { name, arguments: readArguments(text), durationMs: 0, error: null as string | null };
    this.#work.toolCalls.push(call);
    const callKey = `${question.conversationId} ${question.turns.at(-1)?.seq} ${this.#work.toolCalls.length}`;
    try {
      if (!tool) throw new Error(`There is no tool ${name}.`);
      if (tool.changes && !question.conversationId) return 'This is a test: the tool was not used.';
      const result = await tool.run(call.arguments, {
        question,
        notes: this.#notes,
        work: this.#work,
        signal,
        callKey,
      });
      if (typeof result === 'string' && name !== 'search_knowledge') this.#usedTool = true;
      return result;
    } catch (error) {
      signal.throwIfAborted();
      call.error = complaintOf(error);
      return JSON.stringify({ error: call.error });
    } finally {
      call.durationMs = Math.round(performance.now() - startedAt);
    }
  }

  /** An answer of fact that rests on nothing is not given. */
  #finish(): Draft {
    const text = this.#text.text.trim();
    if (text === '') return this.#draft(handOff('no_grounded_answer', { reason: 'The model had no answer.' }));
    const draft = this.#draft(null);
    const { noGroundedAnswer } = HandOffRules.parse(this.#question.agent.handOffRules);
    const isGrounded = draft.citations.length > 0 || this.#usedTool || restsOnSomething(this.#question, text);
    if (isGrounded || !noGroundedAnswer) return draft;
    this.#options.audience.restart('');
    const note = `I had no source for what I would have answered, so I did not send it:\n\n${text}`;
    return { ...draft, text: '', handOff: handOff('no_grounded_answer', { note }) };
  }

  #draft(given: HandOff | null): Draft {
    const text = this.#text.text.trim();
    return { text, citations: citationsOf(text, this.#text.marks, this.#notes), handOff: given, work: this.#work };
  }
}

function readArguments(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text || '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { value };
  } catch (error) {
    if (error instanceof SyntaxError) return { unreadable: text }; // the tool's own check names what is missing
    throw error;
  }
}
