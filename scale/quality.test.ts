/** How well the product finds and answers, on the question sets of this folder; `npm run eval` prints the figures. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { evaluate } from '../eval/evaluate.ts';
import { answerFigures, retrievalFigures } from '../eval/figures.ts';
import { teach } from '../eval/knowledge-base.ts';
import { readQuestions } from '../eval/questions.ts';
import { createOrganization } from '../server/testing/organizations.ts';
import { startTestServer } from '../server/testing/server.ts';

const server = await startTestServer({ ROLES: 'api,worker' });
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function evaluated(documents: string, questions: string) {
  const { owner } = await createOrganization(server);
  const base = await teach(owner, documents);
  const evaluation = await evaluate(owner, base, readQuestions(here(questions)));
  owner.close();
  return evaluation;
}

const guidelines = here('../../shared/data/guidelines.abcd');

test.skipIf(!existsSync(guidelines))(
  'more than a hundred questions about ten guidelines find their section at least as often as by plain BM25',
  async () => {
    const { questions, ours, baseline, answers } = await evaluated(guidelines, '../eval/guidelines.abcd.jsonl');
    expect(questions.answerable).toBeGreaterThanOrEqual(100);
    expect(ours.recallAt5).toBeGreaterThanOrEqual(baseline.recallAt5);
    expect(ours.meanReciprocalRank).toBeGreaterThanOrEqual(baseline.meanReciprocalRank);
    expect(answers.grounded).toBe(1);
    expect(answers.right).toBeGreaterThanOrEqual(0.85);
    expect(answers.answered).toBeGreaterThanOrEqual(0.8);
    expect(answers.handOffRecall).toBeGreaterThanOrEqual(0.95);
    expect(answers.handOffPrecision).toBeGreaterThanOrEqual(0.65);
  },
  60_000,
);

test('questions in English and in Albanian, with and without its letters, are answered in their own language', async () => {
  const { ours, answers } = await evaluated(here('../server/demo/knowledge'), '../eval/demo.jsonl');
  expect(ours.recallAt5).toBeGreaterThanOrEqual(0.95);
  expect(answers.grounded).toBe(1);
  expect(answers.right).toBeGreaterThanOrEqual(0.95);
  expect(answers.handOffRecall).toBe(1);
}, 60_000);

test('Albanian questions find what is written in other forms, which plain BM25 does not', async () => {
  const { ours, baseline, answers } = await evaluated(here('../eval/documents.sq'), '../eval/albanian.jsonl');
  expect(ours.recallAt1).toBeGreaterThanOrEqual(0.9);
  expect(ours.recallAt1).toBeGreaterThan(baseline.recallAt1);
  expect(answers.grounded).toBe(1);
  expect(answers.handOffRecall).toBe(1);
}, 60_000);

test('figures count what they say', () => {
  expect(retrievalFigures([1, 2, null, 10])).toEqual({ recallAt1: 0.25, recallAt5: 0.5, meanReciprocalRank: 0.4 });
  const answered = { handedOff: false, isQuoted: true, isRight: true };
  const handedOff = { handedOff: true, isQuoted: false, isRight: false };
  expect(
    answerFigures([
      { isAnswerable: true, ...answered },
      { isAnswerable: true, ...answered, isRight: false },
      { isAnswerable: true, ...handedOff },
      { isAnswerable: false, ...handedOff },
      { isAnswerable: false, ...answered, isRight: false },
    ]),
  ).toEqual({ answered: 2 / 3, grounded: 1, right: 1 / 3, handOffPrecision: 0.5, handOffRecall: 0.5 });
});
