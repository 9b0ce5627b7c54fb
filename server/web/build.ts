import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { withBuildLock } from './build-lock.ts';
import { fingerprintSources } from './sources.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fingerprintFile = join(root, 'web/.next/sources.sha256');
/** In the folder that a build leaves alone. */
const lockFile = join(root, 'web/.next/cache/building.pid');
const nextCli = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** What is needed of a logger; pino fits. */
export type WebLog = {
  info: (message: string) => void;
  error: (details: object, message: string) => void;
};

/**
 * Builds the web app unless the build on disk was made from these very sources.
 * @throws when the build fails; its output has been logged
 */
export async function ensureWebBuild(log: WebLog, { force = false } = {}): Promise<void> {
  if (!force && (await isBuilt())) return;
  const onWait = () => log.info('Another process is building the web app; waiting for it.');
  await withBuildLock(lockFile, onWait, async () => {
    if (!force && (await isBuilt())) return;
    log.info('Building the web app. This takes about half a minute and happens once.');
    const startedAt = Date.now();
    const fingerprint = await fingerprintSources(root);
    await runBuild(log);
    await writeFile(fingerprintFile, fingerprint);
    log.info(`Built the web app in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  });
}

async function isBuilt(): Promise<boolean> {
  return (await builtFrom()) === (await fingerprintSources(root));
}

async function builtFrom(): Promise<string | undefined> {
  try {
    return await readFile(fingerprintFile, 'utf8');
  } catch {
    return undefined; // no build yet
  }
}

async function runBuild(log: WebLog): Promise<void> {
  const child = spawn(process.execPath, [nextCli, 'build', 'web'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => line.trim() && log.info(line.trimEnd()));
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`Building the web app failed (next build ended with ${code}).`);
}

if (import.meta.main) {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  await ensureWebBuild(
    { info: write, error: (_details, line) => write(line) },
    { force: process.argv.includes('--force') },
  );
}
