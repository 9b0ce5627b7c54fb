import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { attachApi, attachCommon, configureServices, openPort } from '../app.ts';
import { readConfig } from '../config.ts';
import { connectDatabase } from '../db/client.ts';
import { disconnectRedis } from '../redis/redis.ts';
import { startWorker } from '../worker.ts';
import { testSecret } from './secret.ts';

export type TestServer = {
  url: string;
  /** For other processes that are to find the same files. */
  dataDir: string;
  /** Where mails are written while the test has no SMTP server. */
  mailFolder: string;
  close: () => Promise<void>;
};

/**
 * The real server on a free port, over this file's own database. It is closed when the file's tests end.
 * @param environment variables besides the test's own
 */
export async function startTestServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const databaseUrl = process.env.POSTGRES_URL;
  if (!databaseUrl) throw new Error('POSTGRES_URL is not set: the vitest set-up did not clone a database');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-test-'));
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dataDir,
    AUTH_SECRET: testSecret,
    ROLES: 'api',
    DEMO: '0',
    RATE_LIMITS: 'off',
    ATTEMPT_LIMITS: 'off',
    ...environment,
  });
  const listening = await openPort(config, false);
  await configureServices(config);
  await connectDatabase(databaseUrl);
  const stopWorker = config.roles.has('worker') ? await startWorker(databaseUrl) : async () => {};
  const api = attachApi(listening, config);
  attachCommon(listening, config, null);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= stopWorker()
      .then(api.stop)
      .then(disconnectRedis)
      .then(() => rm(dataDir, { recursive: true, force: true }));
    return closing;
  };
  afterAll(close);
  return { url: listening.url, dataDir, mailFolder: path.join(dataDir, 'mail'), close };
}
