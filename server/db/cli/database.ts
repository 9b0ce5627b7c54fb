import { readConfig } from '../../config.ts';
import { log } from '../../logging/log.ts';
import { startEmbeddedPostgres } from '../embedded.ts';

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command on the configured database, or on the embedded one, which is started when it does not run. Errors
 * become one line and exit code 1.
 */
export async function withDatabase(command: (url: string) => Promise<void>): Promise<void> {
  try {
    const { databaseUrl, dataDir } = readConfig(process.env);
    if (databaseUrl) return await command(databaseUrl);
    const embedded = await startEmbeddedPostgres({ dataDir, log });
    await command(embedded.url).finally(() => embedded.stop());
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
