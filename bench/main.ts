/**
 * `npm run bench [-- W1 W4 …]`: every row of the targets, as ratios measured side by side in one run. Prints the table
 * and writes it to docs/benchmarks.md. BENCH_QUICK=1 is a short version. Ends with 1 when a figure is void or a row
 * broke, not when a target is missed.
 */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

const changedAt = (file: string) => statSync(`${folder}${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  process.stdout.write('Installing floors, peers and load generators (bench/package.json) …\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
execFileSync(process.execPath, ['--test', 'processes/instruments.check.ts'], { cwd: folder, stdio: 'ignore' });

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
