import type { Evaluation } from './evaluate.ts';

const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

/** The figures as a Markdown table. */
export function report({ questions, ours, baseline, answers }: Evaluation, pieces: number): string {
  const { answerable, unanswerable } = questions;
  return `${pieces} pieces, ${answerable} questions that they answer, ${unanswerable} that they do not

| retrieval | ours | plain BM25 |
|---|---|---|
| recall@1 | ${percent(ours.recallAt1)} | ${percent(baseline.recallAt1)} |
| recall@5 | ${percent(ours.recallAt5)} | ${percent(baseline.recallAt5)} |
| MRR | ${ours.meanReciprocalRank.toFixed(3)} | ${baseline.meanReciprocalRank.toFixed(3)} |

| answers without a model | |
|---|---|
| answerable questions that are answered | ${percent(answers.answered)} |
| answers whose words stand in what they cite | ${percent(answers.grounded)} |
| answers that cite a section that answers | ${percent(answers.right)} |
| hand-off precision | ${percent(answers.handOffPrecision)} |
| hand-off recall | ${percent(answers.handOffRecall)} |
`;
}
