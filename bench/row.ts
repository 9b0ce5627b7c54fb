import type { Stage } from './stage.ts';
import type { Line } from './table.ts';

/** One row of the targets, or several that share their servers. */
export type Row = {
  /** How it is called on the command line: `npm run bench -- W1`. */
  name: string;
  what: string;
  measure: (stage: Stage, running: AsyncDisposableStack, add: (line: Line) => void) => Promise<void>;
};
