import type { AiAnswerStep, MessageDeltaSubscription } from '@/gql/graphql';

export type AnswerDelta = MessageDeltaSubscription['messageDelta'];

/** An answer that an AI agent is writing, as far as it is known here. */
export type LiveAnswer = {
  /** The id that it will be stored with. */
  messageId: string;
  author: { id: string | null; name: string };
  text: string;
  /** What it does while it writes nothing. */
  step: AiAnswerStep | null;
  toolName: string | null;
  /** The last piece that was taken: what has a lower number came late. */
  index: number;
  startedAt: string;
  /** It is written: the stored message is on its way to take its place. */
  isStored: boolean;
};

/**
 * Takes one piece. Pieces overtake each other, come twice after a break, and may begin in the middle of an answer: what
 * cannot be placed is left out, since the next whole one, or the stored message, says it all.
 */
export function foldDelta(known: LiveAnswer | undefined, delta: AnswerDelta, now: string): LiveAnswer | undefined {
  const isSame = known?.messageId === delta.messageId;
  // Ids rise with time: this one is of an answer before the one that is shown.
  if (known && !isSame && delta.messageId < known.messageId) return known;
  if (delta.state === 'DISCARDED') return isSame ? undefined : known;
  if (isSame && isLate(known, delta)) return known;
  const written = isSame ? known.text : '';
  if (delta.start > written.length) return known;
  const { author, messageId, index, state } = delta;
  return {
    messageId,
    author: { id: author.id ?? null, name: author.name },
    text: written.slice(0, delta.start) + delta.text,
    step: state === 'WORKING' ? (delta.step ?? null) : null,
    toolName: state === 'WORKING' ? (delta.toolName ?? null) : null,
    index,
    startedAt: isSame ? known.startedAt : now,
    isStored: state === 'STORED',
  };
}

/** Told once more after a break, a whole answer has the number of its last piece. */
function isLate(known: LiveAnswer, { index, start }: AnswerDelta): boolean {
  return index < known.index || (index === known.index && start > 0) || known.isStored;
}
