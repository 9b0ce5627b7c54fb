/** Why an AI agent gives a conversation to a person: a code for programs, and for the team in words. */
export const handOffReasons = {
  asked_for_human: 'The contact asked for a person.',
  no_grounded_answer: 'Nothing in the knowledge sources answers the question.',
  after_turns: 'The AI agent has given as many answers as it may.',
  keyword: 'The contact wrote a word that is for people.',
  upstream_failed: 'The model could not be asked.',
  paused: 'The AI agent is paused.',
  outside_hours: 'The AI agent does not work at this hour.',
  quota: 'The AI messages of the plan are used up.',
  decided: 'The AI agent decided so.',
} as const;

export type HandOffCause = keyof typeof handOffReasons;

export type HandOff = {
  cause: HandOffCause;
  /** For the team, at most 500 characters. */
  reason: string;
  /** For the team, as an internal note: what it could not do, and what it would have said; null: no note. */
  note: string | null;
};

export function handOff(cause: HandOffCause, detail: { reason?: string | null; note?: string | null } = {}): HandOff {
  const reason = (detail.reason ?? '').trim().slice(0, 500);
  return { cause, reason: reason || handOffReasons[cause], note: detail.note ?? null };
}
