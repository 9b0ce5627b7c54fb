import { createHash } from 'node:crypto';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { newId } from '../db/ids.ts';
import { lockRow } from '../db/lock.ts';
import { AppError } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import { addJob } from '../jobs/add-job.ts';
import { parseInput } from '../validation.ts';
import { countSource } from './ingestion/source-counts.ts';
import { requireKnowledgeSource } from './knowledge-lists.service.ts';
import { CreateKnowledgeSource, contentTypes } from './knowledge-source-input.ts';
import { type KnowledgeSourceRow, withoutContent } from './knowledge-source-row.ts';
import { deleteUpload } from './upload-files.ts';
import { claimUpload, findUpload } from './uploads.service.ts';

const audited = ['name', 'type', 'url', 'language', 'settings', 'sizeBytes', 'contentHash'] as const;

/**
 * Stores a source. It is QUEUED until it has been ingested: nothing answers from it before.
 * @throws VALIDATION_FAILED (also for an upload that is not there, or another organization's), FORBIDDEN
 */
export async function createKnowledgeSource(actor: Actor, input: unknown): Promise<Written<KnowledgeSourceRow>> {
  const member = authorizeStaff(actor, 'knowledge:write');
  const { settings, uploadId, ...columns } = parseInput(CreateKnowledgeSource, input);
  const file = uploadId ? await findUpload(member, uploadId) : null;
  return change(member, async (current) => {
    if (file) await claimUpload(current, file.storageKey);
    const source = await current.tx.knowledgeSource.create({
      data: {
        id: newId(),
        organizationId: member.organizationId,
        ...columns,
        ...measured(columns.content ?? null),
        contentType: contentTypes[columns.type] ?? null,
        ...file,
        settings: settings ?? {},
        ingestEpoch: 1,
      },
      omit: withoutContent,
    });
    record(current, 'created', null, source);
    await queueIngestion(current, source);
    return source;
  });
}

function measured(content: string | null) {
  if (content === null) return {};
  return { sizeBytes: Buffer.byteLength(content), contentHash: createHash('sha256').update(content).digest('hex') };
}

const actions = { created: 'create', deleted: 'delete' } as const;

function record(
  current: Change,
  event: keyof typeof actions,
  before: KnowledgeSourceRow | null,
  after: KnowledgeSourceRow | null,
): void {
  const targetId = (after ?? before)?.id ?? '';
  appendEvent(current, { type: `knowledge_source.${event}`, subjectId: targetId });
  recordAudit(current, {
    action: `knowledge_source.${actions[event]}`,
    targetType: 'KnowledgeSource',
    targetId,
    diff: difference(before, after, audited),
  });
}

/** Its chunks go with it; AI agents that used it answer without it. @throws NOT_FOUND, FORBIDDEN */
export async function deleteKnowledgeSource(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'knowledge:write');
  const { organizationId } = member;
  let file: string | null = null;
  const written = await change(member, async (current) => {
    await lockRow(current.tx, 'knowledge_sources', organizationId, id);
    const found = await requireKnowledgeSource(current.tx, organizationId, id);
    const where = { organizationId, id };
    file = (await current.tx.knowledgeSource.findFirst({ where, select: { storageKey: true } }))?.storageKey ?? null;
    await current.tx.knowledgeSource.deleteMany({ where });
    record(current, 'deleted', found, null);
    return { id };
  });
  if (file) await deleteUpload(file); // the sweep does it, should we die here
  return written;
}

/**
 * Reads a source again. What is under way is given up; until it is done, the source is answered from as it was.
 * @throws NOT_FOUND, FORBIDDEN
 */
export function refreshKnowledgeSource(actor: Actor, id: string): Promise<Written<KnowledgeSourceRow>> {
  return changeIngestion(actor, id, 'refresh', async (current, found) => {
    const { organizationId } = found;
    const source = await current.tx.knowledgeSource.update({
      where: { organizationId_id: { organizationId, id } },
      data: { status: 'QUEUED', progress: 0, error: null, ingestEpoch: { increment: 1 } },
      omit: withoutContent,
    });
    await queueIngestion(current, source);
    return source;
  });
}

/**
 * Ends an ingestion that waits or is under way; one that has ended is no longer there to be canceled, and stays.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT when none is under way
 */
export function cancelKnowledgeIngestion(actor: Actor, id: string): Promise<Written<KnowledgeSourceRow>> {
  return changeIngestion(actor, id, 'cancel', async (current, found) => {
    const { organizationId, status } = found;
    if (status !== 'QUEUED' && status !== 'PROCESSING') {
      throw new AppError('CONFLICT', `Nothing is to be canceled: the source is ${status}.`);
    }
    const { documentCount, failedCount, chunkCount } = await countSource(current.tx, organizationId, id);
    return current.tx.knowledgeSource.update({
      where: { organizationId_id: { organizationId, id } },
      data: { status: 'CANCELED', ingestEpoch: { increment: 1 }, documentCount, failedCount, chunkCount },
      omit: withoutContent,
    });
  });
}

async function changeIngestion(
  actor: Actor,
  id: string,
  action: 'refresh' | 'cancel',
  work: (current: Change, found: KnowledgeSourceRow) => Promise<KnowledgeSourceRow>,
): Promise<Written<KnowledgeSourceRow>> {
  const member = authorizeStaff(actor, 'knowledge:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    await lockRow(current.tx, 'knowledge_sources', organizationId, id);
    const found = await requireKnowledgeSource(current.tx, organizationId, id);
    const source = await work(current, found);
    appendEvent(current, { type: 'knowledge_source.updated', subjectId: id });
    const diff = difference(found, source, ['status', 'ingestEpoch']);
    recordAudit(current, { action: `knowledge_source.${action}`, targetType: 'KnowledgeSource', targetId: id, diff });
    return source;
  });
}

/** The worker that reads it may die so often. */
const attempts = 5;

function queueIngestion(current: Change, { id: knowledgeSourceId, ingestEpoch }: KnowledgeSourceRow): Promise<void> {
  return addJob(current, {
    task: 'knowledge.ingest',
    payload: { knowledgeSourceId, ingestEpoch },
    queue: 'knowledge',
    key: `ingest:${knowledgeSourceId}`,
    attempts,
  });
}
