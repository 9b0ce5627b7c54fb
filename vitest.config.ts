import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

process.env.LOG_LEVEL ??= 'warn';

// graphql has a development build of its own: with it, errors of our code would not be errors of the executor's.
const oneGraphql = {
  find: /^graphql$/,
  replacement: fileURLToPath(new URL('node_modules/graphql/index.mjs', import.meta.url)),
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          pool: 'forks',
          // Loading the server takes longer than most files' tests; each file has its own database and server all the same.
          isolate: false,
          globalSetup: ['server/testing/global-setup.ts'],
          setupFiles: ['server/testing/setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias: { '@': fileURLToPath(new URL('web', import.meta.url)) } },
        test: { name: 'web', include: ['web/**/*.test.ts'], exclude: ['web/.next/**'] },
      },
      { test: { name: 'bench', include: ['bench/*.test.ts'] } },
    ],
  },
});
