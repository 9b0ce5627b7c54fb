import type { DocumentChunk, KnowledgeSource } from '../generated/prisma/client.ts';

/** A source's text has up to a megabyte: it is read by itself, where it is asked for. */
export const withoutContent = { content: true, storageKey: true } as const;

export type KnowledgeSourceRow = Omit<KnowledgeSource, keyof typeof withoutContent>;

/** Vectors are for the search alone. */
export const withoutEmbedding = { embedding: true } as const;

export type DocumentChunkRow = Omit<DocumentChunk, keyof typeof withoutEmbedding>;

export type { KnowledgeDocument as KnowledgeDocumentRow } from '../generated/prisma/client.ts';
