import { failureOf } from '../ai/openai.ts';
import { db } from '../db/client.ts';
import type { KnowledgeSource, Prisma } from '../generated/prisma/client.ts';
import { addJob } from '../jobs/add-job.ts';
import type { JobHandler } from '../jobs/job.ts';
import { log } from '../logging/log.ts';
import { PageError } from './crawl/page-request.ts';
import { embedSource } from './embeddings.service.ts';
import { UnreadableError } from './extraction/blocks.ts';
import { Extractor } from './extraction/extractor.ts';
import { changeInRun, IngestionEndedError, type Run } from './ingestion/fence.ts';
import { Progress } from './ingestion/progress.ts';
import { readSource } from './ingestion/read-source.ts';
import { watchRun } from './ingestion/run-watch.ts';
import { countSource } from './ingestion/source-counts.ts';

/** The rest of the work is to make vectors. */
const shareOfReading = 0.8;
const embedAttempts = 10;

/**
 * Reads a knowledge source anew: what has not changed is kept, what is gone is deleted. Ends quietly when it was
 * canceled, or another ingestion has begun.
 */
export const ingestKnowledge: JobHandler<'knowledge.ingest'> = async (payload, attempt) => {
  const { actor, signal: ending, isLast } = attempt;
  const run: Run = { actor, ...payload };
  const { organizationId } = actor;
  const source = await db.knowledgeSource.findFirst({ where: { organizationId, id: run.knowledgeSourceId } });
  if (source?.ingestEpoch !== run.ingestEpoch) return;
  const watch = watchRun(run);
  const signal = AbortSignal.any([watch.signal, ending]);
  try {
    await ingest(run, source, signal);
  } catch (error) {
    const reason = watch.signal.aborted ? watch.signal.reason : error;
    if (reason instanceof IngestionEndedError) return;
    if (ending.aborted || !isLast) throw error; // it is tried again
    await fail(run, 'Something went wrong in this server, again and again; its log says what.');
    throw error;
  } finally {
    watch.stop();
  }
};

async function ingest(run: Run, source: KnowledgeSource, signal: AbortSignal): Promise<void> {
  // One that was cut off goes on from where it was.
  await update(run, { status: 'PROCESSING', error: null });
  const progress = new Progress(run, source.progress);
  const extractor = new Extractor();
  const onProgress = (share: number) => progress.reach(share * shareOfReading);
  try {
    await readSource({ run, source, extractor, signal, onProgress });
  } catch (error) {
    if (error instanceof PageError) return await fail(run, `${source.url} ${error.message}.`);
    if (error instanceof UnreadableError) return await fail(run, error.message);
    throw error;
  } finally {
    await extractor.close();
  }
  await forgetUnseen(run);
  await progress.reach(shareOfReading);
  const complaint = await makeVectors(run, signal, (share) =>
    progress.reach(shareOfReading + share * (1 - shareOfReading)),
  );
  await finish(run, source, complaint);
}

function update(run: Run, data: Prisma.KnowledgeSourceUncheckedUpdateInput): Promise<void> {
  return changeInRun(
    run,
    async ({ tx, actor: { organizationId } }) => {
      await tx.knowledgeSource.update({
        where: { organizationId_id: { organizationId, id: run.knowledgeSourceId } },
        data,
      });
    },
    { isTold: true },
  );
}

async function fail(run: Run, error: string): Promise<void> {
  await changeInRun(
    run,
    async (current) => {
      const { organizationId } = run.actor;
      const { sizeBytes: _, ...counts } = await countSource(current.tx, organizationId, run.knowledgeSourceId);
      await current.tx.knowledgeSource.update({
        where: { organizationId_id: { organizationId, id: run.knowledgeSourceId } },
        data: { ...counts, status: 'FAILED', error },
      });
    },
    { isTold: true },
  );
}

/** Documents that the source has no more. */
async function forgetUnseen(run: Run): Promise<void> {
  const { knowledgeSourceId, ingestEpoch } = run;
  await changeInRun(
    run,
    async ({ tx, actor: { organizationId } }) => {
      await tx.knowledgeDocument.deleteMany({
        where: { organizationId, knowledgeSourceId, ingestEpoch: { lt: ingestEpoch } },
      });
    },
    { isTold: false },
  );
}

/** @returns what is to be told of it when it failed: the source is found by its words all the same */
async function makeVectors(run: Run, signal: AbortSignal, onProgress: (share: number) => Promise<void>) {
  try {
    await embedSource(run.actor, run.knowledgeSourceId, { signal, onProgress });
    return null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof IngestionEndedError) throw error;
    log.warn({ err: error }, 'vectors of a knowledge source could not be made');
    return `Vectors could not be made: ${failureOf(error).reason}. It is found by its words until they are.`;
  }
}

async function finish(run: Run, { id, type }: KnowledgeSource, complaint: string | null): Promise<void> {
  await changeInRun(
    run,
    async (current) => {
      const { organizationId } = run.actor;
      const { sizeBytes, ...counts } = await countSource(current.tx, organizationId, id);
      const isEmpty = counts.chunkCount === 0;
      const outcome: Prisma.KnowledgeSourceUncheckedUpdateInput = isEmpty
        ? { status: 'FAILED', error: (await firstError(current.tx, run)) ?? 'There is no text in it.' }
        : { status: 'READY', progress: 1, error: complaint, ingestedAt: new Date() };
      await current.tx.knowledgeSource.update({
        where: { organizationId_id: { organizationId, id } },
        data: { ...counts, ...outcome, ...(type === 'URL' && { sizeBytes }) },
      });
      if (complaint) await addEmbedJob(current, id);
    },
    { isTold: true },
  );
}

function addEmbedJob(current: Parameters<typeof addJob>[0], knowledgeSourceId: string): Promise<void> {
  return addJob(current, {
    task: 'knowledge.embed',
    payload: { knowledgeSourceId },
    queue: 'knowledge',
    key: `embed:${knowledgeSourceId}`,
    attempts: embedAttempts,
  });
}

async function firstError(tx: Prisma.TransactionClient, { actor, knowledgeSourceId }: Run): Promise<string | null> {
  const { organizationId } = actor;
  const found = await tx.knowledgeDocument.findFirst({
    where: { organizationId, knowledgeSourceId, status: 'FAILED' },
    orderBy: { id: 'asc' },
  });
  return found?.error ?? null;
}
