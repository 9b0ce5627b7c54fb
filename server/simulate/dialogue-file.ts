import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { UsageError } from './usage-error.ts';

const Dialogue = z.object({
  id: z.string({ error: 'takes text' }).min(1, 'must not be empty'),
  turns: z
    .array(
      z.object({
        speaker: z.enum(['contact', 'agent', 'action'], { error: 'takes contact, agent or action' }),
        text: z
          .string({ error: 'takes text' })
          .trim()
          .min(1, 'must not be empty')
          .max(8000, 'must have at most 8000 characters'),
      }),
      { error: 'takes a list of {speaker, text}' },
    )
    .min(1, 'must not be empty'),
});

export type Dialogue = z.output<typeof Dialogue>;
export type Turn = Dialogue['turns'][number];

/**
 * Reads dialogues, one JSON object a line; empty lines are passed over.
 * @throws UsageError that names the file, and the line when one is malformed
 */
export async function readDialogues(file: string): Promise<Dialogue[]> {
  const dialogues: Dialogue[] = [];
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') dialogues.push(readLine(line, `${file}, line ${number}`));
    }
  } catch (error) {
    throw fileError(error, file);
  }
  if (dialogues.length === 0) throw new UsageError(`${file} holds no dialogue.`);
  return dialogues;
}

function readLine(line: string, place: string): Dialogue {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`${place}: is not JSON.`);
  }
  const parsed = Dialogue.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('') ?? '';
  throw new UsageError(`${place}: ${path.replace(/^\./, '') || 'the object'} ${issue?.message ?? 'is malformed'}.`);
}

function fileError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return new UsageError(`${file} does not exist.`);
  if (code === 'EISDIR') return new UsageError(`${file} is a folder; --data takes a file.`);
  if (code === 'EACCES') return new UsageError(`${file} cannot be read.`);
  return error;
}
