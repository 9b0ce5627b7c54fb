import { createHash } from 'node:crypto';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { lockRow } from '../db/lock.ts';
import { AppError } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { KnowledgeSourceType } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { requireKnowledgeSource } from './knowledge-lists.service.ts';
import { CreateKnowledgeSource, contentTypes } from './knowledge-source-input.ts';
import { type KnowledgeSourceRow, withoutContent } from './knowledge-source-row.ts';

const audited = ['name', 'type', 'url', 'language', 'settings', 'sizeBytes', 'contentHash'] as const;

/**
 * Stores a source. It is QUEUED until it has been ingested: nothing answers from it before.
 * @throws VALIDATION_FAILED, FORBIDDEN, UPSTREAM_FAILED for a kind that needs an uploaded file
 */
export async function createKnowledgeSource(actor: Actor, input: unknown): Promise<Written<KnowledgeSourceRow>> {
  const member = authorizeStaff(actor, 'knowledge:write');
  const { settings, ...columns } = parseInput(CreateKnowledgeSource, input);
  refuseUpload(columns.type);
  return change(member, async (current) => {
    const source = await current.tx.knowledgeSource.create({
      data: {
        id: newId(),
        organizationId: member.organizationId,
        ...columns,
        ...measured(columns.content ?? null),
        contentType: contentTypes[columns.type] ?? null,
        settings: settings ?? {},
      },
      omit: withoutContent,
    });
    record(current, 'created', null, source);
    return source;
  });
}

function refuseUpload(type: KnowledgeSourceType): void {
  if (type !== 'PDF' && type !== 'DOCX') return;
  throw new AppError(
    'UPSTREAM_FAILED',
    `A ${type} source needs an uploaded file, which this server cannot take yet. Send its text as TEXT, MARKDOWN or HTML instead.`,
  );
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
export function deleteKnowledgeSource(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'knowledge:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    await lockRow(current.tx, 'knowledge_sources', organizationId, id);
    const found = await requireKnowledgeSource(current.tx, organizationId, id);
    await current.tx.knowledgeSource.deleteMany({ where: { organizationId, id } });
    record(current, 'deleted', found, null);
    return { id };
  });
}

/** @throws NOT_FOUND, FORBIDDEN, UPSTREAM_FAILED until sources can be ingested */
export async function refreshKnowledgeSource(actor: Actor, id: string): Promise<Written<KnowledgeSourceRow>> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:write');
  await requireKnowledgeSource(db, organizationId, id);
  throw new AppError(
    'UPSTREAM_FAILED',
    'This server cannot ingest knowledge sources yet. The source is stored and stays as it is.',
  );
}

/** @throws NOT_FOUND, FORBIDDEN, UPSTREAM_FAILED until sources can be ingested */
export async function cancelKnowledgeIngestion(actor: Actor, id: string): Promise<Written<KnowledgeSourceRow>> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:write');
  await requireKnowledgeSource(db, organizationId, id);
  throw new AppError('UPSTREAM_FAILED', 'This server cannot ingest knowledge sources yet.');
}
