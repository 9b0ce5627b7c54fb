import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

process.env.LOG_LEVEL ??= 'fatal'; // documents fail here on purpose

const root = fileURLToPath(new URL('..', import.meta.url));

/** What takes longer: large knowledge sources, and how well they are answered from. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('../node_modules/graphql/index.mjs', import.meta.url)) },
    ],
  },
  test: {
    name: 'scale',
    include: ['scale/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false, // the machine is busy enough
    globalSetup: ['server/testing/global-setup.ts'],
    setupFiles: ['server/testing/setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
