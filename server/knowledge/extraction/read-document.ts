import { createHash } from 'node:crypto';
import { type Chunk, chunkDocument, chunkerVersion } from '../ingestion/chunker.ts';
import { languageOf } from '../ingestion/language.ts';
import { checkLength, plainText } from './blocks.ts';
import { type Document, extract } from './formats.ts';

const titleCharsMax = 300;

/** What to read, and what is known of it. */
export type ToRead = Document & {
  /** Shown where the document has no title of its own. */
  name: string;
  /** Language tag that its source names; null: it is found out. */
  languageOfSource: string | null;
};

/** A document, ready to be stored. */
export type ReadDocument = {
  title: string;
  language: string | null;
  /** None: there is no text in it. */
  chunks: Chunk[];
  /** The same for the same content, cut the same way, in the same language. */
  contentHash: string;
  /** Absolute addresses that a page leads to. */
  links: string[];
  /** A page that asks not to be indexed. */
  noIndex: boolean;
};

/** All that is to be computed of a document, for a thread of its own. @throws UnreadableError */
export async function readDocument({ name, languageOfSource, ...document }: ToRead): Promise<ReadDocument> {
  const { title: ownTitle, language: ownLanguage, blocks, links, noIndex } = await extract(document);
  const text = plainText(blocks);
  checkLength(text);
  const title = (ownTitle ?? name).slice(0, titleCharsMax);
  const chunks = chunkDocument(title, blocks);
  const language = languageOf(text, languageOfSource, ownLanguage);
  return { title, language, chunks, contentHash: hashOf(chunks, language), links, noIndex };
}

/** The version stands in front: whether a stored document is cut the present way shows without reading it. */
export const hashPrefix = `${chunkerVersion}:`;

function hashOf(chunks: readonly Chunk[], language: string | null): string {
  const hash = createHash('sha256').update(`${language}\n`);
  for (const { contentHash } of chunks) hash.update(contentHash);
  return hashPrefix + hash.digest('hex');
}
