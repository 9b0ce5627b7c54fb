import { db } from '../../db/client.ts';
import { EndedWatch } from '../../events/ended-watch.ts';
import { IngestionEndedError, type Run } from './fence.ts';

/** Aborts an ingestion when it is canceled, its source deleted, or another one has begun. */
export function watchRun({ actor, knowledgeSourceId: id, ingestEpoch }: Run): EndedWatch {
  const { organizationId } = actor;
  return new EndedWatch({
    organizationId,
    hear: ({ subjectId }) => (subjectId === id ? 'look' : null),
    look: async () => {
      const left = await db.knowledgeSource.count({ where: { organizationId, id, ingestEpoch } });
      return left === 0 ? new IngestionEndedError('the ingestion has ended') : null;
    },
  });
}
