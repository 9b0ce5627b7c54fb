import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Account, accountFor, canEnter, run } from './account.ts';
import { type Binaries, completeBinaries, copiedBinaries, exists, installedBinaries } from './binaries.ts';
import type { ClusterState } from './state.ts';

/** Where the cluster and the programs lie, and who runs them. */
export type Place = { dataDir: string; cluster: string; account: Account; binaries: Binaries };

// For a data directory below one that the database's account may not enter, such as root's home.
const outsideParents = ['/var/lib/switchboard', '/var/tmp/switchboard'];

/**
 * Chooses the place of a new cluster, or finds an existing one. Normally `<data directory>/postgres` and the programs
 * that npm installed. When we are root and the database's account may not go there, the cluster and a copy of the
 * programs lie below /var/lib/switchboard, and `postgres.json` in the data directory points there.
 */
export async function findPlace(dataDir: string, state: ClusterState | null): Promise<Place> {
  const inside = join(dataDir, 'postgres');
  let cluster = state ? resolve(dataDir, state.directory) : inside;
  const account = await accountFor(cluster, dataDir);
  const reachable = await canEnter(dataDir, account);
  if (!reachable && !state) cluster = join(await outsideParent(account), folderName(dataDir), 'postgres');
  if (!reachable && state && cluster === inside) {
    throw new Error(
      `The database's account may not enter ${dataDir}. Let it pass (chmod o+x on that directory and those above it), ` +
        'or start Switchboard as the owner of the directory.',
    );
  }
  if (isOutside(dataDir, cluster)) await claim(dataDir, join(cluster, '..'), state !== null);
  return { dataDir, cluster, account, binaries: await runnableBinaries(dataDir, account) };
}

export function isOutside(dataDir: string, cluster: string): boolean {
  const path = relative(dataDir, cluster);
  return path.startsWith('..') || isAbsolute(path);
}

function folderName(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}

async function outsideParent(account: Account): Promise<string> {
  for (const parent of outsideParents) {
    const usable = await mkdir(parent, { recursive: true, mode: 0o755 }).then(
      () => canEnter(parent, account),
      () => false,
    );
    if (usable) return parent;
  }
  throw new Error(
    `The database's account can enter neither the data directory nor ${outsideParents.join(' nor ')}. ` +
      'Choose another DATA_DIR, or set POSTGRES_URL.',
  );
}

/** A folder outside belongs to one data directory. A copy of that directory must not open the same database. */
async function claim(dataDir: string, folder: string, known: boolean): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chmod(folder, 0o755);
  const mark = join(folder, 'data-directory');
  const own = await realpath(dataDir);
  const claimed = (await readFile(mark, 'utf8').catch(() => own)).trim();
  if (known && claimed !== own && (await exists(join(claimed, 'postgres.json')))) {
    throw new Error(
      `${dataDir} is a copy of ${claimed}, and both point to the database in ${folder}. ` +
        `Delete ${join(dataDir, 'postgres.json')} to begin with an empty database here.`,
    );
  }
  await writeFile(mark, `${own}\n`);
}

async function runnableBinaries(dataDir: string, account: Account): Promise<Binaries> {
  const installed = await installedBinaries();
  if ((await completeBinaries(installed)) && (await runs(installed, account))) return installed;
  const copied = await copiedBinaries(installed, account ? await outsideParent(account) : dataDir);
  await completeBinaries(copied);
  const result = await run(copied.postgres, ['--version'], account);
  if (result.code !== 0) throw new Error(`The embedded PostgreSQL does not run on this machine: ${result.output}`);
  return copied;
}

async function runs(binaries: Binaries, account: Account): Promise<boolean> {
  return run(binaries.postgres, ['--version'], account).then(
    ({ code }) => code === 0,
    () => false, // may not be executed by this account
  );
}
