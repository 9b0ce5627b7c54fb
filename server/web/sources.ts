import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const generated = new Set(['.next', 'node_modules', 'next-env.d.ts']);

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = await Promise.all(
    entries
      .filter((entry) => !generated.has(entry.name) && !entry.name.includes('.test.'))
      .map((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesUnder(path) : [path];
      }),
  );
  return lists.flat();
}

/** One fingerprint of everything that goes into a build of the web app. */
export async function fingerprintSources(root: string): Promise<string> {
  const files = [
    ...(await filesUnder(join(root, 'web'))),
    join(root, 'schema.graphql'),
    join(root, 'package-lock.json'),
  ];
  const hash = createHash('sha256');
  for (const path of files.sort()) hash.update(path.slice(root.length)).update(await readFile(path));
  return hash.digest('hex');
}
