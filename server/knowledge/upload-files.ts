import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UnreadableError } from './extraction/blocks.ts';

/** As large as a file may be. */
export const uploadBytesMax = 50 * 1024 * 1024;

let folder = '';

/** @param dataDir shared by the processes that take files and those that read them */
export function configureUploads({ dataDir }: { dataDir: string }): void {
  folder = path.resolve(dataDir, 'uploads');
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const keyShape = new RegExp(`^${uuid}/${uuid}$`);

/** Where a new file of an organization goes. */
export function newStorageKey(organizationId: string): string {
  return `${organizationId}/${randomUUID()}`;
}

function pathOf(key: string): string {
  if (!keyShape.test(key)) throw new Error(`not a key of an upload: ${key}`);
  return path.join(folder, key);
}

/** The file has another size than was said. */
export class WrongSizeError extends Error {}

/** Another upload of the same file was faster. */
export class AlreadyUploadedError extends Error {}

/**
 * Writes a file; it is there as a whole or not at all, and once.
 * @throws WrongSizeError, AlreadyUploadedError
 */
export async function writeUpload(key: string, source: Readable, sizeBytes: number): Promise<void> {
  const target = pathOf(key);
  const unfinished = `${target}.${randomUUID()}.tmp`;
  await mkdir(path.dirname(target), { recursive: true });
  try {
    let received = 0;
    await pipeline(
      source.iterator({ destroyOnReturn: false }), // whoever sends it is told why it is not taken
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          received += chunk.length;
          if (received > sizeBytes) throw new WrongSizeError(`more than the ${sizeBytes} bytes that were announced`);
          yield chunk;
        }
      },
      createWriteStream(unfinished),
    );
    if (received < sizeBytes) throw new WrongSizeError(`${received} bytes instead of the ${sizeBytes} announced`);
    await link(unfinished, target); // unlike a renaming it replaces nothing
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new AlreadyUploadedError('the file is there already', { cause: error });
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Null: it has not been uploaded. */
export async function uploadedSize(key: string): Promise<number | null> {
  return stat(pathOf(key)).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
}

/** SHA-256 in hexadecimal. */
export async function hashUpload(key: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(pathOf(key)), hash);
  return hash.digest('hex');
}

/** @throws UnreadableError when it is gone */
export async function readUpload(key: string): Promise<Buffer> {
  try {
    return await readFile(pathOf(key));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new UnreadableError('The uploaded file is no longer there.', { cause: error });
  }
}

export async function deleteUpload(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
}

/** Empty where the folder is not there: nothing was uploaded yet, or another process has just deleted it. */
async function namesIn(place: string): Promise<string[]> {
  return readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

/** Keys of all files that are older; what is left of unfinished ones is deleted on the way. */
export async function* oldUploads(olderThanMs: number): AsyncGenerator<{ organizationId: string; key: string }> {
  const before = Date.now() - olderThanMs;
  for (const organizationId of await namesIn(folder)) {
    for (const name of await namesIn(path.join(folder, organizationId))) {
      const file = path.join(folder, organizationId, name);
      const found = await stat(file).catch(() => null); // another process may have deleted it
      if (!found || found.mtimeMs > before) continue;
      const key = `${organizationId}/${name}`;
      if (keyShape.test(key)) yield { organizationId, key };
      else if (name.endsWith('.tmp')) await rm(file, { force: true });
    }
  }
}
