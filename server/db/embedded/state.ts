import { randomBytes } from 'node:crypto';
import { access, chown, constants, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const State = z.object({
  /** Where the cluster lies: an absolute path, or one relative to the data directory. */
  directory: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  password: z.string().min(1),
});

/** What must be known to find and enter the embedded database: `postgres.json` in the data directory, mode 0600. */
export type ClusterState = z.infer<typeof State>;

function stateFile(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

/**
 * Reads the state; null before the first start.
 * @throws when the file cannot be read or is damaged
 */
export async function readState(dataDir: string): Promise<ClusterState | null> {
  const file = stateFile(dataDir);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code !== 'EACCES') throw error;
    throw foreignDirectory(dataDir);
  }
  const state = State.safeParse(safeJson(text));
  if (state.success) return state.data;
  throw new Error(`${file} is damaged. It holds the embedded database's directory, port and password; restore it.`);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused by the caller like any other wrong content
  }
}

/** Written aside and renamed, so that a crash leaves the old or the new content. Keeps the data directory's owner. */
export async function writeState(dataDir: string, state: ClusterState): Promise<void> {
  const aside = `${stateFile(dataDir)}.${process.pid}`;
  await writeFile(aside, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flush: true });
  const { uid, gid } = await stat(dataDir);
  if (process.getuid?.() === 0) await chown(aside, uid, gid);
  await rename(aside, stateFile(dataDir));
}

/**
 * Makes the data directory where there is none.
 * @throws when it cannot be made or written
 */
export async function prepareDataDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw new Error(`The data directory ${dataDir} cannot be created (DATA_DIR): ${(error as Error).message}`);
  }
  await access(dataDir, constants.W_OK | constants.X_OK).catch(() => {
    throw foreignDirectory(dataDir);
  });
}

function foreignDirectory(dataDir: string): Error {
  return new Error(
    `The data directory ${dataDir} belongs to another user, because Switchboard was first started as root or by that ` +
      `user. Start it as that user again, or run "sudo chown -R $(id -u):$(id -g) ${dataDir}" while it is stopped, ` +
      'or choose another DATA_DIR.',
  );
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** A TCP port on the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === null) throw new Error('no free port on 127.0.0.1');
  return port;
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== null;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? null) : null));
    });
  });
}
