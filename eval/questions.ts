import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A section that answers a question: the file it stands in, and the heading. */
export type Answer = { document: string; heading: string };

const Line = z.strictObject({
  question: z.string().min(1),
  /** Any of these sections answers it; empty: the documents do not. */
  answers: z.array(z.strictObject({ document: z.string(), heading: z.string() })),
});

export type Question = z.output<typeof Line>;

/** One JSON object a line. @throws when a line is none, with its number */
export function readQuestions(file: string): Question[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const parsed = Line.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
}

/** A piece of a document, as the product has cut it. */
export type Piece = { id: string; document: string; heading: string | null; content: string };

/** Small sections stand together under the heading above them, each behind its own. */
export function holds({ document, heading, content }: Omit<Piece, 'id'>, answers: readonly Answer[]): boolean {
  return answers.some(
    (answer) =>
      answer.document === document &&
      (heading?.split(' › ').includes(answer.heading) || content.includes(`${answer.heading}:\n`)),
  );
}
