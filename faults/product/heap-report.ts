// Preloaded into an API (`--expose-gc --import`): at SIGUSR2 it collects garbage and writes what is left into the file
// FAULTS_HEAP, so that growth can be told from garbage that was not collected yet.
import { renameSync, writeFileSync } from 'node:fs';

const file = String(process.env.FAULTS_HEAP);

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(`${file}.new`, String(heapUsed + external));
  renameSync(`${file}.new`, file);
});
