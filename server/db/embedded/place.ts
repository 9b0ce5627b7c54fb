import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
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
  if (isOutside(dataDir, cluster)) await claim(dataDir, join(cluster, '..'));
  return { dataDir, cluster, account, binaries: await runnableBinaries(dataDir, account) };
}

export function isOutside(dataDir: string, cluster: string): boolean {
  const path = relative(dataDir, cluster);
  return path.startsWith('..') || isAbsolute(path);
}

/** The folder of a cluster that lies outside its data directory, to be removed with it; null when it lies inside. */
export function folderOutside(state: ClusterState): string | null {
  if (!isAbsolute(state.directory)) return null;
  const folder = dirname(state.directory);
  return outsideParents.includes(dirname(folder)) ? folder : null;
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

const markName = 'data-directory';

/** Notes which data directory a folder outside belongs to. */
async function claim(dataDir: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chmod(folder, 0o755);
  await writeFile(join(folder, markName), `${dataDir}\n`);
}

/** @throws when another data directory, of which this one is a copy, points to the same cluster outside of both */
export async function refuseCopy(dataDir: string, state: ClusterState): Promise<void> {
  if (!isOutside(dataDir, resolve(dataDir, state.directory))) return;
  const folder = join(state.directory, '..');
  const owner = (await readFile(join(folder, markName), 'utf8').catch(() => dataDir)).trim();
  if (owner === dataDir || !(await exists(join(owner, 'postgres.json')))) return; // ours, or it was moved here
  throw new Error(
    `${dataDir} is a copy of ${owner}, and both point to the database in ${folder}. ` +
      `Delete ${join(dataDir, 'postgres.json')} to begin with an empty database here.`,
  );
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
