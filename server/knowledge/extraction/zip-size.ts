import { inflateRawSync } from 'node:zlib';
import { UnreadableError } from './blocks.ts';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endBytes = 22;
const commentBytesMax = 65_535;
const deflated = 8;

/**
 * Unpacks the XML of a zip archive within a limit, entry by entry, before a library does it without one: an archive may
 * say less of its size than is true. Pictures are not looked at; nothing reads them.
 * @returns false when it is no archive
 * @throws UnreadableError when it unpacks to more
 */
export function checkUnpackedSize(bytes: Buffer, unpackedBytesMax: number): boolean {
  let left = unpackedBytesMax;
  const entries = entriesOf(bytes);
  for (const { name, method, packed } of entries ?? []) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    left -= method === deflated ? unpackedSize(packed, left) : packed.length;
    if (left < 0) throw tooLarge();
  }
  return entries !== null;
}

const tooLarge = () => new UnreadableError('It unpacks to far more than a document of text has.');

function unpackedSize(packed: Buffer, bytesMax: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytesMax) }).length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    return 0; // broken, which the library will say
  }
}

type Entry = { name: string; method: number; packed: Buffer };

/** The central directory (APPNOTE.TXT 4.3.12). Null: there is none. */
function entriesOf(bytes: Buffer): Entry[] | null {
  const earliest = Math.max(0, bytes.length - endBytes - commentBytesMax);
  let end = bytes.length - endBytes;
  while (end >= earliest && bytes.readUInt32LE(end) !== endMark) end--;
  if (end < earliest) return null;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === entryMark) {
    const nameBytes = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('latin1', at + 46, at + 46 + nameBytes),
      method: bytes.readUInt16LE(at + 10),
      packed: packedAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)),
    });
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Behind the entry's own header, whose name and extra field may have other lengths than the directory's. */
function packedAt(bytes: Buffer, header: number, packedBytes: number): Buffer {
  if (header + 30 > bytes.length) return Buffer.alloc(0);
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  return bytes.subarray(start, start + packedBytes);
}
