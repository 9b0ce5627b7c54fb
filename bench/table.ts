import type { Spread } from './figures.ts';
import type { Verdict } from './verdict.ts';

/** One line of the table. What a workload has not got is left out. */
export type Line = {
  workload: string;
  target: string;
  /** Subject over floor; what it is a ratio of is said by the target. */
  ratio?: Spread | string;
  p50?: Spread;
  floor?: string;
  subject?: string;
  peers?: string;
  /** Server CPU per operation. */
  cpu?: string;
  rounds?: string;
  verdict: Verdict;
};

const columns = [
  'workload',
  'target',
  'ratio (range)',
  'p50 ratio (range)',
  'floor',
  'Switchboard',
  'peers',
  'server CPU per operation',
  'rounds',
  'reached',
];

function shown(value: Spread | string | undefined): string {
  if (value === undefined) return '—';
  if (typeof value === 'string') return value;
  const [median, least, most] = [value.median, value.least, value.most].map((number) => number.toFixed(2));
  return `${median} (${least}–${most})`;
}

function shownVerdict(verdict: Verdict): string {
  if (verdict === 'reached') return 'yes';
  return verdict === 'no target' ? '—' : `**${verdict}**`;
}

export function renderLine(line: Line): string {
  const { workload, target, ratio, p50, floor, subject, peers, cpu, rounds, verdict } = line;
  const cells = [workload, target, ratio, p50, floor, subject, peers, cpu, rounds].map(shown);
  return `| ${[...cells, shownVerdict(verdict)].join(' | ')} |`;
}

export function renderHead(): string {
  return `| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`;
}

export function renderTable(lines: readonly Line[]): string {
  return [renderHead(), ...lines.map(renderLine)].join('\n');
}
