import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';

const nanosecondsPerMs = 1_000_000;

/** Time that a process has spent on a CPU, all its threads together, in milliseconds. */
export function cpuMs(pid: number): number {
  // schedstat counts nanoseconds; /proc/<pid>/stat only ticks of 10 ms.
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) => threadNanoseconds(pid, thread));
  return nanoseconds.reduce((sum, each) => sum + each, 0) / nanosecondsPerMs;
}

function threadNanoseconds(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0; // the thread has ended meanwhile
    throw error;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What a process needs beside its subscribers. */
const otherFiles = 200;

/** How many subscribers a process may have: each socket is an open file (`ulimit -n`). */
export function subscribersMax(): number {
  const line = readFileSync('/proc/self/limits', 'utf8').match(/Max open files\s+(\d+)/);
  return Number(line?.[1] ?? 1024) - otherFiles;
}

export function machine(): string {
  const [cpu] = os.cpus();
  const gib = Math.round(os.totalmem() / 2 ** 30);
  return `${os.cpus().length} × ${cpu?.model.trim()}, ${gib} GiB, ${os.type()} ${os.release()}`;
}

export function revision(): string {
  return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
}
