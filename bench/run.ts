import { writeReport } from './report.ts';
import type { Row } from './row.ts';
import { rows } from './rows.ts';
import { Stage } from './stage.ts';
import { type Line, renderHead, renderLine } from './table.ts';
import { VoidFigure } from './void-figure.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The rows of these names, all when there is none; null, after saying what there is, for an unknown name. */
function chosen(names: string[]): readonly Row[] | null {
  const unknown = names.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) {
    say(`There is no row ${unknown.join(', ')}. There are:`);
    for (const { name, what } of rows) say(`  ${name.padEnd(20)} ${what}`);
    return null;
  }
  return names.length === 0 ? rows : rows.filter((row) => names.includes(row.name));
}

/** What the present row has started. */
let present: AsyncDisposableStack | null = null;

/** Ctrl-C leaves nothing behind: neither servers nor the database. */
function endOnSignal(stage: Stage): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await present?.disposeAsync();
      await stage.close();
      process.exit(130);
    });
  }
}

async function measure(row: Row, stage: Stage, lines: Line[]): Promise<boolean> {
  await using running = new AsyncDisposableStack();
  present = running;
  const startedAt = performance.now();
  const add = (line: Line) => {
    lines.push(line);
    say(renderLine(line));
  };
  try {
    await row.measure(stage, running, add);
    say(`(${row.name}: ${Math.round((performance.now() - startedAt) / 1000)} s)`);
    return true;
  } catch (error) {
    const reason =
      error instanceof VoidFigure ? error.message : error instanceof Error ? (error.stack ?? '') : `${error}`;
    process.stderr.write(`${row.name} is void: ${reason}\n`);
    const short = (error instanceof Error ? error.message : `${error}`).replace(/[|\n]/g, ' ').slice(0, 200);
    add({ workload: `${row.name}: ${row.what}`, target: '', verdict: `void: ${short}` });
    return false;
  }
}

/** @returns the exit code */
export async function run(names: string[]): Promise<number> {
  const wanted = chosen(names);
  if (!wanted) return 2;
  const startedAt = new Date();
  const stage = await Stage.open(say);
  endOnSignal(stage);
  const lines: Line[] = [];
  let sound = true;
  try {
    say(renderHead());
    for (const row of wanted) sound = (await measure(row, stage, lines)) && sound;
    await writeReport(stage, lines, { startedAt, complete: wanted === rows });
  } finally {
    await stage.close();
  }
  return sound ? 0 : 1;
}
