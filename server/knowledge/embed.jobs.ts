import { appendEvent, change } from '../events/change.ts';
import type { JobHandler } from '../jobs/job.ts';
import { embedSource } from './embeddings.service.ts';

/** Makes the vectors that a source could not get while it was read. */
export const embedKnowledge: JobHandler<'knowledge.embed'> = async ({ knowledgeSourceId }, { actor, signal }) => {
  const { organizationId } = actor;
  await embedSource(actor, knowledgeSourceId, { signal, onProgress: async () => {} });
  await change(actor, async (current) => {
    // All that a source that was read can complain of is that its vectors are missing.
    const { count } = await current.tx.knowledgeSource.updateMany({
      where: { organizationId, id: knowledgeSourceId, status: 'READY', error: { not: null } },
      data: { error: null },
    });
    if (count > 0) appendEvent(current, { type: 'knowledge_source.updated', subjectId: knowledgeSourceId });
  });
};
