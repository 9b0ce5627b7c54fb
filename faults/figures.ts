import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MessageFigures, SubscriberFigures } from './ledger/compare.ts';
import { size } from './size.ts';

export type Figures = MessageFigures &
  SubscriberFigures & { unreadWrong: number; differences: number; refused: number };

/** One line of the table. */
export type Result = {
  row: string;
  rounds: number;
  figures: Figures | null;
  /** Messages acknowledged a second while the load ran. */
  perSecond: number;
  /** Slowest way back to service, in milliseconds; null where nothing goes away. */
  worstRecoveryMs: number | null;
  /** What the row measures besides: `name value (limit)`. */
  measured: string[];
  failures: string[];
};

const page = fileURLToPath(new URL('../docs/reliability.md', import.meta.url));
const [begin, end] = ['<!-- figures -->', '<!-- /figures -->'];

export async function addResult(result: Result): Promise<void> {
  await appendFile(path.join(String(process.env.FAULTS_FOLDER), 'results.jsonl'), `${JSON.stringify(result)}\n`);
}

const heads = [
  ...['fault', 'rounds', 'messages/s', 'acknowledged', 'stored', 'lost', 'doubled', 'gaps', 'events seen', 'missing'],
  ...['twice', 'out of order', 'unread wrong', 'worst recovery', 'measured', 'result'],
];

function cells({ row, rounds, figures, perSecond, worstRecoveryMs, measured, failures }: Result): string[] {
  const counts = figures
    ? [figures.acknowledged, figures.stored, figures.lost, figures.doubled, figures.gaps, figures.seen]
        .concat([figures.missing, figures.seenTwice, figures.outOfOrder, figures.unreadWrong])
        .map((count) => count.toLocaleString('en'))
    : Array.from({ length: 10 }, () => '–');
  const recovery = worstRecoveryMs === null ? '–' : `${(worstRecoveryMs / 1000).toFixed(1)} s`;
  const verdict = failures.length === 0 ? 'pass' : `FAIL: ${failures.join('; ')}`;
  return [row, String(rounds), perSecond.toFixed(0), ...counts, recovery, measured.join('; ') || '–', verdict];
}

/** At the end of the run: prints the table, and puts it into docs/reliability.md with FAULTS_WRITE=1. */
export async function writeTable(folder: string): Promise<void> {
  const text = await readFile(path.join(folder, 'results.jsonl'), 'utf8').catch(() => '');
  const results = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Result);
  if (results.length === 0) return;
  const rows = [heads, heads.map(() => '---'), ...results.map(cells)];
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  const said = `${size.name} run: ${size.messagesPerSecond} messages/s wanted, ${size.subscribers} subscribers, ${size.organizations} organizations`;
  process.stdout.write(`\n${said}\n${table}\n`);
  if (process.env.FAULTS_WRITE === '1')
    await writePage(`${said}, ${new Date().toISOString().slice(0, 10)}.\n\n${table}`);
}

async function writePage(text: string): Promise<void> {
  const whole = await readFile(page, 'utf8');
  const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${page} has no ${begin} … ${end}`);
  await writeFile(page, `${whole.slice(0, from + begin.length)}\n${text}\n${whole.slice(to)}`);
}
