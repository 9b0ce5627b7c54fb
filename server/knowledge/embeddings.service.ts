import { embed, openAiModels } from '../ai/openai.ts';
import { askPatiently } from '../ai/patience.ts';
import type { Member } from '../auth/actor.ts';
import { db } from '../db/client.ts';

const atOnce = 64;
const attempts = 4;
const waitMsMax = 30_000;
/** Well below the 8,192 tokens of OpenAI's models, in any language. */
const charsMax = 8000;

type Options = {
  signal: AbortSignal;
  /** @param share that is done, 0 to 1 */
  onProgress: (share: number) => Promise<void>;
};

type Row = { id: string; contentHash: string; heading: string | null; content: string };

/**
 * Makes the vectors that the chunks of a source lack, or have of another model. Without an embedding model there is
 * nothing to do: chunks are then found by their words.
 * @throws what the upstream answered, after some attempts, or the signal's reason
 */
export async function embedSource(
  { organizationId }: Member,
  knowledgeSourceId: string,
  options: Options,
): Promise<void> {
  const model = openAiModels()?.embeddingModel;
  if (!model) return;
  const lacking = {
    organizationId,
    knowledgeSourceId,
    OR: [{ embeddingModel: null }, { embeddingModel: { not: model } }],
  };
  const total = await db.documentChunk.count({ where: lacking });
  for (let done = 0; done < total; done += atOnce) {
    options.signal.throwIfAborted();
    const rows = await db.documentChunk.findMany({
      where: lacking,
      select: { id: true, contentHash: true, heading: true, content: true },
      orderBy: { id: 'asc' },
      take: atOnce,
    });
    if (rows.length === 0) return; // another process made them
    await embedRows(organizationId, rows, options.signal);
    await options.onProgress(Math.min(1, (done + rows.length) / total));
  }
}

async function embedRows(organizationId: string, rows: readonly Row[], signal: AbortSignal): Promise<void> {
  const texts = rows.map(({ heading, content }) => (heading ? `${heading}\n${content}` : content).slice(0, charsMax));
  const ask = () => embed(texts, signal);
  const { model, vectors } = await askPatiently(ask, { attempts, waitMsMax, signal, onFailure: () => false });
  const made = rows.map(({ id, contentHash }, index) => ({ id, contentHash, embedding: vectors[index] }));
  // A chunk that was replaced meanwhile is not touched.
  await db.$executeRaw`
    UPDATE document_chunks SET embedding = made.embedding, embedding_model = ${model}
    FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS made (id uuid, "contentHash" text, embedding real[])
    WHERE organization_id = ${organizationId}::uuid AND document_chunks.id = made.id
      AND content_hash = made."contentHash"`;
}
