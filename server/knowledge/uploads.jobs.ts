import { db } from '../db/client.ts';
import { runInOrganization } from '../db/scope.ts';
import { repeat } from '../jobs/repeat.ts';
import { deleteUpload, oldUploads } from './upload-files.ts';

const everyMs = 3_600_000;
const keptMs = 24 * 3_600_000;

/** Deletes uploaded files that nothing was made from, and what is left of broken uploads. @returns how to stop */
export function startSweepingUploads(): () => Promise<void> {
  return repeat(everyMs, sweepUploads, 'abandoned uploads could not be deleted');
}

export async function sweepUploads(): Promise<void> {
  for await (const { organizationId, key } of oldUploads(keptMs)) {
    const uses = await runInOrganization(organizationId, () =>
      db.knowledgeSource.count({ where: { organizationId, storageKey: key } }),
    );
    if (uses === 0) await deleteUpload(key);
  }
}
