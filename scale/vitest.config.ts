import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

process.env.LOG_LEVEL ??= 'fatal'; // much is refused here, and said so

const root = fileURLToPath(new URL('..', import.meta.url));

/** What an attacker would try, in numbers; each test prints its figure. */
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
    fileParallelism: false, // times are measured
    globalSetup: ['server/testing/global-setup.ts'],
    setupFiles: ['server/testing/setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
