import type { Tx } from '../../db/client.ts';

/** Counts what a source holds by now. In the caller's transaction. */
export async function countSource(tx: Tx, organizationId: string, knowledgeSourceId: string) {
  const where = { organizationId, knowledgeSourceId };
  const documents = await tx.knowledgeDocument.aggregate({
    where,
    _count: true,
    _sum: { chunkCount: true, sizeBytes: true },
  });
  return {
    documentCount: documents._count,
    failedCount: await tx.knowledgeDocument.count({ where: { ...where, status: 'FAILED' } }),
    chunkCount: documents._sum.chunkCount ?? 0,
    sizeBytes: documents._sum.sizeBytes ?? 0,
  };
}
