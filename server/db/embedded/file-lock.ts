import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const retryEveryMs = 50;

/**
 * Runs `fn` while no other process is inside a `withFileLock` of the same path. A lock whose process is gone is taken
 * over.
 * @throws when a living process holds it for longer than `waitMs`
 */
export async function withFileLock<T>(path: string, waitMs: number, fn: () => Promise<T>): Promise<T> {
  await acquire(path, Date.now() + waitMs);
  try {
    return await fn();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string, deadline: number): Promise<void> {
  const own = `${path}.${process.pid}.${randomUUID().slice(0, 8)}`;
  await writeFile(own, `${process.pid}\n${await startOf(process.pid)}\n`, { mode: 0o644 });
  try {
    while (!(await linked(own, path))) {
      if (await removeStale(path)) continue;
      if (Date.now() > deadline) {
        const holder = (await readFile(path, 'utf8').catch(() => '?')).split('\n')[0];
        throw new Error(
          `${path} has been held by process ${holder} for too long. If that is not Switchboard, delete it.`,
        );
      }
      await delay(retryEveryMs);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** A hard link appears with its content in one step, or fails because the name is taken. */
async function linked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may find the same stale lock; the inode tells whether the one that was moved away is still that one. */
async function removeStale(path: string): Promise<boolean> {
  const before = await stat(path).catch(() => null);
  const [pid = '', start = ''] = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  if (!before || (await isRunning(Number(pid), start))) return false;
  const aside = `${path}.stale.${process.pid}`;
  await rename(path, aside).catch(() => {});
  const moved = await stat(aside).catch(() => null);
  if (moved && moved.ino !== before.ino) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
  return true;
}

async function isRunning(pid: number, start: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const now = await startOf(pid);
  return start === '' || now === '' || now === start;
}

/** Whether some process has this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}

/** When a process started (Linux: clock ticks after boot), which tells it from a later one with the same id. */
async function startOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
