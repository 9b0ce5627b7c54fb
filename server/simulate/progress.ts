import type { Tally } from './tally.ts';

const redrawMs = 100;
const lineEveryMs = 5000;

type Terminal = { isTTY?: boolean; write: (text: string) => unknown };

/**
 * Shows how a run goes on: one line that is rewritten on a terminal, a line now and then elsewhere.
 * @param planned number of messages @returns how to end it
 */
export function showProgress(tally: Tally, planned: number, terminal: Terminal): () => void {
  const line = () => {
    const share = planned > 0 ? Math.floor((100 * tally.messages) / planned) : 100;
    const troubles = `${tally.retries} retries, ${tally.problems.length} errors`;
    return `${share} %  ${tally.messages}/${planned} messages, ${tally.conversations} conversations, ${tally.messagesPerSecond.toFixed(1)}/s, ${troubles}`;
  };
  const inPlace = terminal.isTTY === true;
  const draw = () => terminal.write(inPlace ? `\r\x1b[2K${line()}` : `${line()}\n`);
  const timer = setInterval(draw, inPlace ? redrawMs : lineEveryMs);
  return () => {
    clearInterval(timer);
    draw();
    if (inPlace) terminal.write('\n');
  };
}
