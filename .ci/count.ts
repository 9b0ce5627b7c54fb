/** Adds up vitest's JSON reports and prints the line that says how the run went. A skipped test fails the run. */
import { readFile } from 'node:fs/promises';

type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTotalTests: number };

const reports = await Promise.all(
  process.argv.slice(2).map(async (file) => JSON.parse(await readFile(file, 'utf8')) as Report),
);
const total = (field: keyof Report) => reports.reduce((sum, report) => sum + report[field], 0);
const skipped = total('numPendingTests');
process.stdout.write(`${total('numPassedTests')} passed, ${total('numFailedTests')} failed, ${skipped} skipped\n`);
if (total('numFailedTests') > 0 || skipped > 0 || total('numTotalTests') === 0) process.exit(1);
