import type { AiAgent, Contact } from '../../generated/prisma/client.ts';

/** What was said, by whom. `seq` is null outside a conversation. */
export type Turn = { author: 'CONTACT' | 'AI' | 'AGENT'; text: string; seq: number | null };

/** Who answers. `id` is null for nobody in particular: a draft for a conversation without an AI agent. */
type Answering = Pick<
  AiAgent,
  'name' | 'instructions' | 'model' | 'temperature' | 'tone' | 'languages' | 'tools' | 'handOffRules'
> & { id: string | null };

/** Everything that an answer is made from. */
export type Question = {
  organizationId: string;
  organizationName: string;
  agent: Answering;
  /** Database ids of the sources that it answers from; null: all of the organization. */
  sourceIds: string[] | null;
  contact: Pick<Contact, 'id' | 'name' | 'locale'> | null;
  /** The oldest first; the last ones are the contact's and wait for an answer. */
  turns: Turn[];
  /** Where tools act; null: outside a conversation, where they change nothing. */
  conversationId: string | null;
};

/** What the contact wrote since the last answer, the oldest first. */
export function waitingTurns({ turns }: Question): Turn[] {
  const lastAnswer = turns.findLastIndex(({ author }) => author !== 'CONTACT');
  return turns.slice(lastAnswer + 1);
}

const queryCharsMax = 1000;
const wordsEnough = 3;

/** What to look for: what waits for an answer, with what came before where that alone says little ("and in March?"). */
export function searchTextOf(question: Question): string {
  const waiting = waitingTurns(question).map(({ text }) => text);
  const asked = waiting.join('\n');
  const earlier = question.turns
    .filter(({ author }) => author === 'CONTACT')
    .slice(0, -waiting.length)
    .at(-1);
  const isShort = (asked.match(/[\p{L}\p{N}]+/gu) ?? []).length < wordsEnough;
  const text = isShort && earlier ? `${earlier.text}\n${asked}` : asked;
  return text.slice(-queryCharsMax).trim();
}
