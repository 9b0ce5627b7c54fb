import DataLoader from 'dataloader';
import { db } from '../db/client.ts';
import { AppError } from '../errors.ts';
import {
  type DocumentChunkRow,
  type KnowledgeDocumentRow,
  type KnowledgeSourceRow,
  withoutContent,
  withoutEmbedding,
} from './knowledge-source-row.ts';

/** Each has up to a megabyte. */
export const textsMax = 25;

function tooManyTexts(): AppError {
  const message = `One operation reads the content of at most ${textsMax} knowledge sources.`;
  return new AppError('QUERY_TOO_COMPLEX', message, { measure: 'content', limit: textsMax });
}

/** One set for a request, inside one organization. */
export function knowledgeLoaders(organizationId: string | null) {
  const inOrder = <T extends { id: string }, V>(ids: readonly string[], rows: T[], value: (row: T) => V) => {
    const byId = new Map(rows.map((row) => [row.id, value(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  };
  const tenant = (ids: readonly string[]) => ({ organizationId: organizationId ?? '', id: { in: [...ids] } });
  const scoped = <V>(read: (ids: readonly string[]) => Promise<(V | null)[]>) =>
    new DataLoader<string, V | null>(async (ids) => (organizationId ? read(ids) : ids.map(() => null)));
  let texts = 0;
  return {
    knowledgeSource: scoped<KnowledgeSourceRow>(async (ids) =>
      inOrder(ids, await db.knowledgeSource.findMany({ where: tenant(ids), omit: withoutContent }), (row) => row),
    ),
    /** The text of a source. */
    knowledgeContent: scoped<string>(async (ids) => {
      texts += ids.length;
      if (texts > textsMax) throw tooManyTexts();
      const select = { id: true, content: true };
      return inOrder(ids, await db.knowledgeSource.findMany({ where: tenant(ids), select }), ({ content }) => content);
    }),
    knowledgeDocument: scoped<KnowledgeDocumentRow>(async (ids) =>
      inOrder(ids, await db.knowledgeDocument.findMany({ where: tenant(ids) }), (row) => row),
    ),
    documentChunk: scoped<DocumentChunkRow>(async (ids) =>
      inOrder(ids, await db.documentChunk.findMany({ where: tenant(ids), omit: withoutEmbedding }), (row) => row),
    ),
  };
}
