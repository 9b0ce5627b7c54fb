import { db } from '../db/client.ts';
import { normalized } from './query-vectors.ts';

const bytesMax = 64 * 1024 * 1024;
const batchSize = 500;

type Vectors = Map<string, Float32Array>;

/** Vectors of chunks by organization and model, the last used last. A chunk's vector of one model never changes. */
const kept = new Map<string, Vectors>();

const bytesOf = (vectors: Vectors) => vectors.size * (vectors.values().next().value?.byteLength ?? 0);

/**
 * Calls with the vector of each of some chunks. As many as fit are kept in this process; whatever is not is read from
 * the database in batches.
 * @param ids of chunks that are there now, in the organization's scope
 */
export async function eachVector(
  { organizationId, model, ids }: { organizationId: string; model: string; ids: readonly string[] },
  call: (id: string, vector: Float32Array) => void,
): Promise<void> {
  const key = `${organizationId} ${model}`;
  const before = kept.get(key) ?? new Map();
  const now: Vectors = new Map();
  const missing: string[] = [];
  for (const id of ids) {
    const vector = before.get(id);
    if (!vector) missing.push(id);
    else {
      now.set(id, vector);
      call(id, vector);
    }
  }
  for (let at = 0; at < missing.length; at += batchSize) {
    for (const { id, vector } of await read(organizationId, model, missing.slice(at, at + batchSize))) {
      call(id, vector);
      if (bytesOf(now) < bytesMax) now.set(id, vector);
    }
  }
  kept.delete(key);
  kept.set(key, now);
  makeRoom();
}

async function read(organizationId: string, model: string, ids: string[]) {
  const rows = await db.$queryRaw<{ id: string; embedding: string }[]>`
    SELECT id::text, embedding::text FROM document_chunks
    WHERE organization_id = ${organizationId}::uuid AND id = ANY (${ids}::uuid[]) AND embedding_model = ${model}`;
  return rows.map(({ id, embedding }) => ({
    id,
    vector: normalized(Float32Array.from(embedding.slice(1, -1).split(','), Number)),
  }));
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
