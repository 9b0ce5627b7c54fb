import type { Tally } from './tally.ts';
import type { Verified } from './verify.ts';

const faultsShownMax = 5;

type Outcome = { seed: string; interrupted: boolean; verified: Verified | null };

/** What the person reads when the run has ended. */
export function summarize(tally: Tally, { seed, interrupted, verified }: Outcome): string {
  const { contact, agent, action } = tally.sent;
  const rows: [string, string][] = [
    ['Conversations', `${tally.conversations}${interrupted ? ' (interrupted)' : ''}`],
    ['Messages', `${tally.messages}: ${contact} by contacts, ${agent} by agents, ${action} notes`],
    ['Retries', `${tally.retries}${tally.lastRetry ? ` (last: ${tally.lastRetry})` : ''}`],
    ['Errors', list(tally.problems)],
    ['Duration', `${tally.seconds.toFixed(1)} s, ${tally.messagesPerSecond.toFixed(1)} messages/s`],
    ['Latency', `p50 ${Math.round(tally.latencyMs(0.5))} ms, p95 ${Math.round(tally.latencyMs(0.95))} ms`],
    ['Verified', describeVerified(verified)],
    ['Seed', seed],
  ];
  return rows.map(([name, value]) => `${`${name}:`.padEnd(15)}${value}`).join('\n');
}

function describeVerified(verified: Verified | null): string {
  if (!verified) return 'no';
  const { conversations, messages, faults } = verified;
  const read = `${conversations} conversations and ${messages} messages read back`;
  if (faults.length > 0) return `${read}: NOT as acknowledged, ${list(faults)}`;
  return `${read}: each stored once, in order, numbered without a gap`;
}

function list(lines: string[]): string {
  const shown = lines.slice(0, faultsShownMax).map((line) => `\n  - ${line}`);
  const rest = lines.length > faultsShownMax ? `\n  - and ${lines.length - faultsShownMax} more` : '';
  return `${lines.length}${shown.join('')}${rest}`;
}
