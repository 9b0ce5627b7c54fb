import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { seedPlans } from '../../prisma/seed/plans.ts';
import type { Config } from '../config.ts';
import { log } from '../logging/log.ts';
import { asPlatform, connectDatabase, disconnectDatabase } from './client.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';

/** The database cannot be used; the message says which and why, in one line. */
export class DatabaseStartError extends Error {}

export type OpenDatabase = { url: string; stop: () => Promise<void> };

/**
 * Connects the configured database, or starts the embedded one; migrates it and seeds the plans.
 * @throws DatabaseStartError
 */
export async function openDatabase(config: Config, say: (line: string) => void): Promise<OpenDatabase> {
  const database = config.databaseUrl ? external(config.databaseUrl) : await embedded(config, say);
  try {
    const { applied } = await migrate(database.url);
    if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
    await connectDatabase(database.url);
    await asPlatform('seed the plans', (platform) => seedPlans(platform));
    return database;
  } catch (error) {
    await disconnectDatabase();
    await database.stop();
    throw config.databaseUrl ? unusable(config.databaseUrl, error) : error;
  }
}

function external(url: string): OpenDatabase {
  return { url, stop: async () => undefined };
}

async function embedded({ dataDir }: Config, say: (line: string) => void): Promise<OpenDatabase> {
  const first = !existsSync(dataDir);
  await makeFolder(dataDir);
  if (first) say('First start: creating the embedded PostgreSQL …');
  return startEmbeddedPostgres({ dataDir, log });
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseStartError(`DATA_DIR is ${JSON.stringify(dataDir)}, which cannot be made: ${reason}`);
  }
}

function unusable(url: string, error: unknown): DatabaseStartError {
  const { host, pathname } = new URL(url);
  const reason = error instanceof Error ? error.message.split('\n').filter(Boolean).at(-1) : String(error);
  return new DatabaseStartError(
    `POSTGRES_URL names ${host}${pathname}, which cannot be used: ${reason}. It takes the URL of a running PostgreSQL.`,
    { cause: error },
  );
}
