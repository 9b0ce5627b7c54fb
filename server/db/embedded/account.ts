import { spawn } from 'node:child_process';
import type { Stats } from 'node:fs';
import { chown, lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** The operating-system account that PostgreSQL runs as; null: ours. */
export type Account = { uid: number; gid: number } | null;

export const isRoot = process.getuid?.() === 0;

type CommandResult = { code: number | null; output: string };

/** Runs a program as an account, in a directory that everyone may enter. */
export function run(program: string, args: string[], account: Account): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      uid: account?.uid,
      gid: account?.gid,
      cwd: parse(process.cwd()).root,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    child.on('error', reject);
    // Not 'close': a server that the program leaves behind may hold the pipes open.
    child.on('exit', (code) => setImmediate(() => resolve({ code, output: output.trim() })));
    child.on('exit', () => setTimeout(() => [child.stdout, child.stderr].map((pipe) => pipe.destroy()), 100).unref());
  });
}

/**
 * PostgreSQL refuses to run as root, so root starts it as the owner of an existing cluster, else of the data directory,
 * else as `postgres`, which is created where it is missing and can be, else as `nobody`.
 * @throws when a cluster belongs to somebody else and we are not root
 */
export async function accountFor(cluster: string, dataDir: string): Promise<Account> {
  const owner = await stat(cluster).catch(() => null);
  if (!isRoot) {
    const own = process.getuid?.();
    if (owner && own !== undefined && owner.uid !== own) throw foreignCluster(cluster, dataDir, owner.uid);
    return null;
  }
  const account = (await nonRoot(owner)) ?? (await nonRoot(await stat(dataDir))) ?? (await serviceAccount());
  await checkAccount(account);
  return account;
}

function foreignCluster(cluster: string, dataDir: string, uid: number): Error {
  return new Error(
    `The embedded database in ${cluster} belongs to user id ${uid}, because it was first started as root or by ` +
      `another user. Start it as root again, or give it to the present user with ` +
      `"sudo chown -R $(id -u):$(id -g) ${[...new Set([dataDir, cluster])].join(' ')}" while it is stopped, ` +
      'or choose another DATA_DIR.',
  );
}

/** The owner of a file, unless it is root or unknown to the system (initdb looks its name up). */
async function nonRoot(owner: Stats | null): Promise<Account> {
  if (!owner || owner.uid === 0) return null;
  const known = (await accounts()).some(({ uid }) => uid === owner.uid);
  return known ? { uid: owner.uid, gid: owner.gid } : null;
}

async function serviceAccount(): Promise<{ uid: number; gid: number }> {
  const existing = await accountNamed('postgres');
  if (existing) return existing;
  for (const [program, args] of [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-H', '-D', 'postgres']],
  ] as const) {
    await run(program, [...args], null).catch(() => null); // not every system has both; the next line decides
    const created = await accountNamed('postgres');
    if (created) return created;
  }
  return (await accountNamed('nobody')) ?? { uid: 65534, gid: 65534 };
}

async function accountNamed(name: string): Promise<Account> {
  const found = (await accounts()).find((account) => account.name === name);
  return found ? { uid: found.uid, gid: found.gid } : null;
}

async function accounts(): Promise<{ name: string; uid: number; gid: number }[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
}

async function checkAccount(account: Account): Promise<void> {
  const result = await run('/bin/sh', ['-c', 'true'], account).catch((error: Error) => error);
  if (!(result instanceof Error)) return;
  throw new Error(
    `PostgreSQL does not run as root, and this root may not switch to another user (${result.message}). ` +
      'Start Switchboard as a normal user, or set POSTGRES_URL.',
  );
}

/** Whether the account can enter a directory, and every directory above it. */
export async function canEnter(directory: string, account: Account): Promise<boolean> {
  if (account === null) return true;
  return (await run('/bin/sh', ['-c', 'cd -- "$0"', directory], account)).code === 0;
}

/** Gives a directory and everything in it to the account. */
export async function giveTo(account: Account, directory: string): Promise<void> {
  if (account === null) return;
  const paths = [directory];
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    paths.push(join(entry.parentPath, entry.name));
  }
  for (const path of paths) {
    if ((await lstat(path)).isSymbolicLink()) continue;
    await chown(path, account.uid, account.gid);
  }
}
