import { type Question, waitingTurns } from './question.ts';
import { isSmallTalk } from './small-talk.ts';

const wordsOfCourtesyMax = 8;

/** Whether an answer needs no source: the contact only greeted or thanked, or all it does is to ask the contact. */
export function restsOnSomething(question: Question, answer: string): boolean {
  if (waitingTurns(question).every(({ text }) => isSmallTalk(text))) return true;
  const [...sentences] = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(answer);
  const told = sentences.filter(({ segment }) => !segment.trimEnd().endsWith('?'));
  const words = told.flatMap(({ segment }) => segment.match(/[\p{L}\p{N}]+/gu) ?? []);
  return told.length < sentences.length && words.length <= wordsOfCourtesyMax;
}
