import { openAiModels } from '../ai/openai.ts';
import { db } from '../db/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { vectorOf } from './query-vectors.ts';
import { eachVector } from './vector-cache.ts';

/** A chunk by its meaning: the cosine of the angle between its vector and that of the query. */
export type VectorHit = { id: string; score: number };

type Search = { query: string; sourceIds: string[] | null; most: number; signal?: AbortSignal };

/**
 * Chunks whose vectors stand closest to that of the query. Without an embedding model, and when it cannot be asked in
 * time, there are none. The distances are exact: PostgreSQL computes them where pgvector is installed, this process
 * otherwise.
 */
export async function searchByMeaning(organizationId: string, search: Search): Promise<VectorHit[]> {
  const model = openAiModels()?.embeddingModel;
  if (!model) return [];
  const searched = searchedChunks(organizationId, model, search.sourceIds);
  if (!(await anyOf(searched))) return [];
  const vector = await vectorOf(search.query, model, search.signal);
  if (!vector) return [];
  if (await hasPgvector()) return rankInDatabase(searched, vector, search.most);
  const ids = await db.$queryRaw<{ id: string }[]>`SELECT c.id::text ${searched}`;
  const areAll = search.sourceIds === null;
  return rankHere({ organizationId, model, ids: ids.map(({ id }) => id), areAll }, vector, search.most);
}

/** As the search by words has it: a source that is read anew is answered from as it was. */
function searchedChunks(organizationId: string, model: string, sourceIds: string[] | null): Prisma.Sql {
  const named = sourceIds ? Prisma.sql`AND s.id = ANY (${sourceIds}::uuid[])` : Prisma.empty;
  return Prisma.sql`
    FROM document_chunks AS c
    JOIN knowledge_sources AS s ON s.organization_id = c.organization_id AND s.id = c.knowledge_source_id
    WHERE c.organization_id = ${organizationId}::uuid AND c.embedding_model = ${model}
      AND (s.status = 'READY' OR s.ingested_at IS NOT NULL) ${named}`;
}

async function anyOf(searched: Prisma.Sql): Promise<boolean> {
  return (await db.$queryRaw<object[]>`SELECT 1 ${searched} LIMIT 1`).length > 0;
}

let pgvector: Promise<boolean> | null = null;

function hasPgvector(): Promise<boolean> {
  pgvector ??= db.$queryRaw<object[]>`SELECT 1 FROM pg_extension WHERE extname = 'vector'`.then(
    (rows) => rows.length > 0,
    (error) => {
      pgvector = null;
      throw error;
    },
  );
  return pgvector;
}

function rankInDatabase(searched: Prisma.Sql, vector: Float32Array, most: number): Promise<VectorHit[]> {
  const given = `[${vector.join(',')}]`;
  return db.$queryRaw<VectorHit[]>`
    SELECT c.id::text, 1 - (c.embedding::vector <=> ${given}::vector) AS score ${searched}
      AND cardinality(c.embedding) = ${vector.length}
    ORDER BY c.embedding::vector <=> ${given}::vector, c.id LIMIT ${most}::int`;
}

async function rankHere(
  chunks: { organizationId: string; model: string; ids: readonly string[]; areAll: boolean },
  vector: Float32Array,
  most: number,
): Promise<VectorHit[]> {
  const hits: VectorHit[] = [];
  await eachVector(chunks, (id, other) => {
    if (other.length === vector.length) hits.push({ id, score: product(vector, other) });
  });
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, most);
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
