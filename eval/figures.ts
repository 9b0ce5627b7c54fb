/** Where in a list of found pieces the first right one stands, from 1; null: it is not among them. */
export type Rank = number | null;

export type RetrievalFigures = { recallAt1: number; recallAt5: number; meanReciprocalRank: number };

const share = (ranks: readonly Rank[], test: (rank: number) => boolean) =>
  ranks.filter((rank) => rank !== null && test(rank)).length / Math.max(1, ranks.length);

export function retrievalFigures(ranks: readonly Rank[]): RetrievalFigures {
  const reciprocal = ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : 1 / rank), 0);
  return {
    recallAt1: share(ranks, (rank) => rank <= 1),
    recallAt5: share(ranks, (rank) => rank <= 5),
    meanReciprocalRank: reciprocal / Math.max(1, ranks.length),
  };
}

/** What became of one question without a model. */
export type Outcome = {
  isAnswerable: boolean;
  handedOff: boolean;
  /** Of an answer: its words stand in the piece that it cites. */
  isQuoted: boolean;
  /** Of an answer: that piece answers the question. */
  isRight: boolean;
};

export type AnswerFigures = {
  /** Of the answerable questions, those that were answered. */
  answered: number;
  /** Of the answers, those whose words stand in what they cite. */
  grounded: number;
  /** Of the answers, those that cite a section that answers the question. */
  right: number;
  /** Of the hand-offs, those that nothing could answer. */
  handOffPrecision: number;
  /** Of the questions that nothing answers, those that were handed off. */
  handOffRecall: number;
};

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

export function answerFigures(outcomes: readonly Outcome[]): AnswerFigures {
  const count = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length;
  const answers = count(({ handedOff }) => !handedOff);
  const lost = count(({ isAnswerable, handedOff }) => !isAnswerable && handedOff);
  return {
    answered: ratio(
      count(({ isAnswerable, handedOff }) => isAnswerable && !handedOff),
      count(({ isAnswerable }) => isAnswerable),
    ),
    grounded: ratio(
      count(({ handedOff, isQuoted }) => !handedOff && isQuoted),
      answers,
    ),
    right: ratio(
      count(({ handedOff, isRight }) => !handedOff && isRight),
      answers,
    ),
    handOffPrecision: ratio(lost, outcomes.length - answers),
    handOffRecall: ratio(
      lost,
      count(({ isAnswerable }) => !isAnswerable),
    ),
  };
}
