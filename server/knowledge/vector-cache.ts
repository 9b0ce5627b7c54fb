import { db } from '../db/client.ts';
import { normalized } from './query-vectors.ts';

const bytesMax = 64 * 1024 * 1024;
const batchSize = 500;

type Vectors = Map<string, Float32Array>;

type Asked = { organizationId: string; model: string; ids: readonly string[]; areAll: boolean };

/** Vectors of chunks by organization and model, the last used last. A chunk's vector of one model never changes. */
const kept = new Map<string, Vectors>();

const bytesOf = (vectors: Vectors) => vectors.size * (vectors.values().next().value?.byteLength ?? 0);

/**
 * Calls with the vector of each of some chunks. As many as fit are kept in this process; whatever is not is read from
 * the database in batches.
 * @param ids of chunks that are there now, in the organization's scope
 * @param areAll whether they are all of the organization: those of others are then forgotten
 */
export async function eachVector(
  { organizationId, model, ids, areAll }: Asked,
  call: (id: string, vector: Float32Array) => void,
): Promise<void> {
  const key = `${organizationId} ${model}`;
  const known: Vectors = kept.get(key) ?? new Map();
  const missing: string[] = [];
  for (const id of ids) {
    const vector = known.get(id);
    if (vector) call(id, vector);
    else missing.push(id);
  }
  // Of all chunks, whatever is not among them is gone. A search of some sources says nothing of the others.
  const present = new Set(ids);
  if (areAll) for (const id of known.keys()) if (!present.has(id)) known.delete(id);
  for (let at = 0; at < missing.length; at += batchSize) {
    for (const { id, vector } of await read(organizationId, model, missing.slice(at, at + batchSize))) {
      call(id, vector);
      if (bytesOf(known) < bytesMax) known.set(id, vector);
    }
  }
  kept.delete(key);
  kept.set(key, known);
  makeRoom();
}

async function read(organizationId: string, model: string, ids: string[]) {
  const rows = await db.$queryRaw<{ id: string; embedding: Uint8Array }[]>`
    SELECT id::text, array_send(embedding) AS embedding FROM document_chunks
    WHERE organization_id = ${organizationId}::uuid AND id = ANY (${ids}::uuid[]) AND embedding_model = ${model}`;
  return rows.map(({ id, embedding }) => ({ id, vector: normalized(realsOf(embedding)) }));
}

const headBytes = 20; // dimensions, flags, type, length and lower bound of an array of one dimension
const bytesOfElement = 8; // its length, then a float

/** PostgreSQL's binary form of `real[]`, which is not parsed digit by digit. */
function realsOf(binary: Uint8Array): Float32Array {
  const view = new DataView(binary.buffer, binary.byteOffset, binary.byteLength);
  const length = Math.max(0, (binary.byteLength - headBytes) / bytesOfElement);
  return Float32Array.from({ length }, (_, at) => view.getFloat32(headBytes + at * bytesOfElement + 4));
}

/** The organizations that were searched longest ago give theirs up. */
function makeRoom(): void {
  let bytes = [...kept.values()].reduce((sum, vectors) => sum + bytesOf(vectors), 0);
  for (const [key, vectors] of kept) {
    if (bytes <= bytesMax) return;
    kept.delete(key);
    bytes -= bytesOf(vectors);
  }
}
