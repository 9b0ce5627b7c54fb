import { defineConfig } from 'prisma/config';

// `prisma generate` checks that a schema engine exists but never runs it; any existing file satisfies the
// check, so nothing has to be downloaded. Migrations use the engine's WebAssembly build (server/db/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
