import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Account, giveTo, isRoot, run } from './account.ts';
import { exists } from './binaries.ts';
import { isAlive } from './file-lock.ts';
import type { Place } from './place.ts';
import { type ClusterState, freePort, isPortFree, writeState } from './state.ts';

export type Settings = Record<string, string>;

const defaults: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off', // compiling costs more than it saves on short queries
  // One file a day of the week, so that the log stays bounded.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
};

/** Makes an empty cluster. It is prepared aside and renamed: a crash on the way leaves nothing behind that matters. */
export async function initialise(place: Place, password: string): Promise<void> {
  const { cluster, account, binaries } = place;
  const aside = `${cluster}.init`;
  const passwordFile = `${cluster}.password`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [aside, passwordFile]) await chown(path, account.uid, account.gid);
  try {
    const result = await run(binaries.initdb, initdbArguments(aside, passwordFile), account);
    if (result.code !== 0) throw new Error(`The embedded database could not be initialised: ${result.output}`);
    const file = join(aside, 'postgresql.conf');
    await writeFile(file, `${await readFile(file, 'utf8')}\ninclude_if_exists = 'switchboard.conf'\n`);
    await mkdir(join(aside, 'log'), { mode: 0o700 });
    await giveTo(account, join(aside, 'log'));
    await rename(aside, cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function initdbArguments(directory: string, passwordFile: string): string[] {
  return [
    `--pgdata=${directory}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own Unicode rules: the same everywhere, whatever locales the machine has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

/** @throws when another major version of PostgreSQL wrote the cluster */
async function checkVersion({ cluster, binaries }: Place): Promise<void> {
  const wrote = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  const have = binaries.version.split('.')[0];
  if (wrote === have) return;
  throw new Error(
    `The database in ${cluster} was written by PostgreSQL ${wrote}; this release brings ${have}. ` +
      'Write it out with the pg_dump of the release that wrote it, and restore it here.',
  );
}

const startWithinMs = 120_000;
const leftoversWithinMs = 20_000;

/**
 * Starts the server of a cluster as a process of its own, which outlives ours.
 * @returns the state with the port it listens on, which changes when another program has taken the old one
 */
export async function start(place: Place, state: ClusterState, settings: Settings, log: Logger): Promise<ClusterState> {
  await checkVersion(place);
  if (isRoot) await giveTo(place.account, place.cluster);
  await removeStalePid(place);
  const deadline = Date.now() + leftoversWithinMs;
  for (let current = state; ; ) {
    if (!(await isPortFree(current.port))) current = await withNewPort(place, current, log);
    await writeSettings(place, { ...defaults, ...settings, port: String(current.port) });
    const failure = await tryStart(place);
    if (failure === null) return current;
    if (/could not bind/.test(failure)) continue;
    // Children of a killed server hold its shared memory until they notice.
    const waiting = /pre-existing shared memory block|lock file .* already exists/.test(failure);
    if (!waiting || Date.now() > deadline) throw new Error(`The embedded database does not start: ${failure}`);
    await delay(200);
  }
}

async function withNewPort(place: Place, state: ClusterState, log: Logger): Promise<ClusterState> {
  const moved = { ...state, port: await freePort() };
  log.warn({ from: state.port, to: moved.port }, "another program listens on the embedded database's port");
  await writeState(place.dataDir, moved);
  return moved;
}

async function writeSettings({ cluster, account }: Place, settings: Settings): Promise<void> {
  const file = join(cluster, 'switchboard.conf');
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  await writeFile(file, `# Written at each start. Your own settings: postgresql.auto.conf\n${lines.join('\n')}\n`);
  await own(file, account);
}

async function own(file: string, account: Account): Promise<void> {
  await chmod(file, 0o600);
  if (account) await chown(file, account.uid, account.gid);
}

/** @returns null, or what the server said */
async function tryStart({ cluster, account, binaries }: Place): Promise<string | null> {
  const file = join(cluster, 'log', 'start.log');
  await mkdir(join(cluster, 'log'), { recursive: true });
  await writeFile(file, '');
  await own(file, account);
  const seconds = String(startWithinMs / 1000);
  const result = await run(binaries.pgCtl, ['start', '-s', '-w', '-t', seconds, '-D', cluster, '-l', file], account);
  if (result.code === 0) return null;
  return `${result.output}\n${(await readFile(file, 'utf8')).slice(-2_000)}`.trim();
}

/**
 * Removes a postmaster.pid that PostgreSQL would wrongly take for a running server of this cluster: after a crash of
 * the machine its number may belong to another program; in a copy of a data directory it names the original's server.
 */
async function removeStalePid({ cluster }: Place): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const [pid = '', directory = cluster] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  if (!Number(pid) || !isAlive(Number(pid))) return;
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  // A directory that was renamed under its running server is no copy: the original is not there any more.
  const copied = directory !== cluster && (await exists(join(directory, 'postmaster.pid')));
  if (copied || !name.startsWith('postgres')) await rm(file, { force: true });
}

/** Stops the server after it has rolled back what is still open. */
export async function stop({ cluster, account, binaries }: Place): Promise<void> {
  if (!(await exists(join(cluster, 'postmaster.pid')))) return;
  const result = await run(binaries.pgCtl, ['stop', '-s', '-w', '-t', '60', '-m', 'fast', '-D', cluster], account);
  if (result.code !== 0 && (await exists(join(cluster, 'postmaster.pid')))) {
    throw new Error(`The embedded database does not stop: ${result.output}`);
  }
}
