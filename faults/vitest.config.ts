import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

process.env.LOG_LEVEL ??= 'fatal'; // of the tests' own connections, which are broken on purpose

const root = fileURLToPath(new URL('..', import.meta.url));

/** In the order of the table, so that two runs can be compared line by line. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((a, b) => a.moduleId.localeCompare(b.moduleId));
  }
}

/** What must survive, against real processes under load; see faults/README.md. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('../node_modules/graphql/index.mjs', import.meta.url)) },
    ],
  },
  test: {
    name: 'faults',
    include: ['faults/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false, // times are measured, and rows stop the one PostgreSQL
    sequence: { sequencer: ByName },
    globalSetup: ['faults/product/set-up.ts'],
    testTimeout: 4 * 60 * 60_000,
    hookTimeout: 120_000,
  },
});
