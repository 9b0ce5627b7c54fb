import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readState } from '../server/db/embedded/state.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

const startMsMax = 120_000;
const stopMsMax = 20_000;

export type Product = {
  url: string;
  /** Where its mails are written. */
  mailFolder: string;
  /** Ends the process as a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again on the same port and data. */
  start: () => Promise<void>;
  /** Ends its PostgreSQL alone, as a power cut would. */
  killDatabase: () => Promise<void>;
  /** Stops it and removes its data. */
  remove: () => Promise<void>;
};

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The tester's own settings must not reach the product, nor vitest's. */
function environmentFor(port: number, dataDir: string, more: Record<string, string>): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env };
  for (const name of [
    'NODE_ENV',
    'VITEST',
    'POSTGRES_URL',
    'DATABASE_URL',
    'REDIS_URL',
    'PUBLIC_URL',
    'NEXTAUTH_URL',
    'HOST',
    'ROLES',
    'SMTP_URL',
    'OPENAI_API_KEY',
    'OPENAI_BASE_URL',
  ]) {
    delete environment[name];
  }
  // Many people sign up from this one address.
  const own = { PORT: String(port), DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'warn', ATTEMPT_LIMITS: 'off' };
  return Object.assign(environment, own, more);
}

/** Runs a script of the repository with Node; its output is kept for failures. */
export function runScript(args: string[], env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { child, output: () => output };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
  await ended;
  clearTimeout(force);
}

async function startOn(port: number, dataDir: string, more: Record<string, string> = {}): Promise<ChildProcess> {
  const { child, output } = runScript(['server/main.ts'], environmentFor(port, dataDir, more));
  const failed = (reason: string) => new Error(`The product ${reason}.\n${output()}`);
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(failed('did not start in time')), startMsMax);
      child.once('exit', (code) => {
        clearTimeout(late);
        reject(failed(`ended with ${code}`));
      });
      child.stdout.on('data', () => {
        if (!output().includes('Switchboard is ready')) return;
        clearTimeout(late);
        resolve();
      });
    });
  } catch (error) {
    await end(child, 'SIGKILL');
    throw error;
  }
  return child;
}

/**
 * The real product as a process of its own, with its own port, database and demo organization.
 * @param more environment variables
 */
export async function startProduct(more: Record<string, string> = {}): Promise<Product> {
  const port = await freePort();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-e2e-'));
  const removeData = () => rm(dataDir, { recursive: true, force: true });
  let child = await startOn(port, dataDir, more).catch(async (error) => {
    await removeData();
    throw error;
  });
  return {
    url: `http://localhost:${port}`,
    mailFolder: path.join(dataDir, 'mail'),
    kill: () => end(child, 'SIGKILL'),
    start: async () => {
      child = await startOn(port, dataDir, more);
    },
    killDatabase: async () => {
      const directory = (await readState(dataDir))?.directory ?? '';
      const pidFile = await readFile(path.resolve(dataDir, directory, 'postmaster.pid'), 'utf8');
      process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
    },
    remove: async () => {
      await end(child, 'SIGTERM');
      await removeData();
    },
  };
}

/** A process that serves pages alone, in production and with nothing else configured. */
export async function startPages() {
  const port = await freePort();
  const dataDir = path.join(tmpdir(), `switchboard-pages-${process.pid}-${port}`); // it is not made
  const child = await startOn(port, dataDir, { NODE_ENV: 'production', ROLES: 'web', DEMO: '', ATTEMPT_LIMITS: '' });
  return { url: `http://localhost:${port}`, dataDir, stop: () => end(child, 'SIGTERM') };
}
