import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDialogues, type Turn } from '../../server/simulate/dialogue-file.ts';
import { builtInDialogues } from '../../server/simulate/dialogues.ts';

const recorded = fileURLToPath(new URL('../../../shared/data/chats.sgd.jsonl', import.meta.url));

/** Real dialogues where they lie beside the repository; otherwise those that the traffic simulator brings along. */
export async function readScripts(): Promise<{ source: string; scripts: readonly (readonly Turn[])[] }> {
  const path = process.env.FAULTS_DIALOGUES ?? recorded;
  const isThere = process.env.FAULTS_DIALOGUES !== undefined || existsSync(path);
  const dialogues = isThere ? await readDialogues(path) : builtInDialogues;
  const source = isThere ? path : "the simulator's own dialogues";
  return { source, scripts: dialogues.map(({ turns }) => turns) };
}

/** The turns of one conversation, without end: one dialogue after the other. */
export function* turnsFrom(scripts: readonly (readonly Turn[])[], first: number, bodyChars: number): Generator<Turn> {
  for (let number = first; ; number++) {
    const script = scripts[number % scripts.length] ?? [];
    for (const [index, turn] of script.entries()) yield { ...turn, text: padded(script, index, bodyChars) };
  }
}

/** The line, and as many of those behind it as it takes. */
function padded(script: readonly Turn[], index: number, chars: number): string {
  let text = script[index]?.text ?? '';
  for (let next = index + 1; text.length < chars; next++) text += ` ${script[next % script.length]?.text}`;
  return chars > 0 ? text.slice(0, chars).trim() : text;
}
