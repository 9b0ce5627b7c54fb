import type { Member } from '../../auth/actor.ts';
import { lockRow } from '../../db/lock.ts';
import { appendEvent, type Change, change } from '../../events/change.ts';

/** One ingestion of one source. What a later one, or a cancellation, has made void writes nothing any more. */
export type Run = { actor: Member; knowledgeSourceId: string; ingestEpoch: number };

/** The ingestion was canceled, the source deleted, or another ingestion has begun. */
export class IngestionEndedError extends Error {}

/**
 * A change of the source by its ingestion, under the lock of the source.
 * @param options.isTold whether followers are told of it
 * @throws IngestionEndedError
 */
export async function changeInRun<T>(
  { actor, knowledgeSourceId, ingestEpoch }: Run,
  work: (current: Change) => Promise<T>,
  options: { isTold: boolean },
): Promise<T> {
  const { organizationId } = actor;
  const { value } = await change(actor, async (current) => {
    await lockRow(current.tx, 'knowledge_sources', organizationId, knowledgeSourceId);
    const where = { organizationId, id: knowledgeSourceId, ingestEpoch };
    if ((await current.tx.knowledgeSource.count({ where })) === 0)
      throw new IngestionEndedError('the ingestion has ended');
    const result = await work(current);
    if (options.isTold) appendEvent(current, { type: 'knowledge_source.updated', subjectId: knowledgeSourceId });
    return result;
  });
  return value;
}
