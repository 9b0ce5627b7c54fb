import { db } from '../../db/client.ts';
import type { KnowledgeSource } from '../../generated/prisma/client.ts';
import { crawl } from '../crawl/crawl.ts';
import type { Page } from '../crawl/page-request.ts';
import { UnreadableError } from '../extraction/blocks.ts';
import type { Extractor } from '../extraction/extractor.ts';
import type { Format } from '../extraction/formats.ts';
import { KnowledgeSourceSettings } from '../knowledge-source-settings.ts';
import { readUpload } from '../upload-files.ts';
import { type Found, recallDocument, storeDocument, storeFailure, storeUnchanged } from './documents.service.ts';
import type { Run } from './fence.ts';

export type Reading = {
  run: Run;
  source: KnowledgeSource;
  extractor: Extractor;
  signal: AbortSignal;
  /** @param share 0 to 1 */
  onProgress: (share: number) => Promise<void>;
};

/**
 * Reads all the documents of a source and stores what is in them. What is wrong with one of them is stored with it.
 * @throws PageError when a web site cannot be had, UnreadableError when a file is gone, IngestionEndedError, or the
 * signal's reason
 */
export async function readSource(reading: Reading): Promise<void> {
  const { source } = reading;
  if (source.type === 'URL') return readSite(reading, new URL(source.url ?? ''));
  const bytes = source.storageKey ? await readUpload(source.storageKey) : Buffer.from(source.content ?? '');
  const locator = source.fileName ?? source.name;
  const found = { locator, sizeBytes: bytes.length, etag: null };
  await store(reading, found, { name: source.name, format: source.type, bytes, charset: null, url: null });
}

async function readSite(reading: Reading, start: URL): Promise<void> {
  const { run, signal, onProgress } = reading;
  await crawl(start, KnowledgeSourceSettings.parse(reading.source.settings), {
    signal,
    onProgress,
    recall: (address) => recallDocument(db, run, address),
    onPage: (address, page) => storePage(reading, address, page),
    onUnchanged: (address) => storeUnchanged(run, address),
    onFailure: (address, { message, passes }) => storeFailure(run, unread(address), `The page ${message}.`, { passes }),
  });
}

const unread = (locator: string): Found => ({ locator, sizeBytes: 0, etag: null });

const formats: Record<string, Format> = {
  'text/html': 'HTML',
  'application/xhtml+xml': 'HTML',
  'text/markdown': 'MARKDOWN',
  'text/plain': 'TEXT',
  'text/csv': 'CSV',
  'application/pdf': 'PDF',
};

async function storePage(reading: Reading, address: string, page: Page): Promise<readonly string[]> {
  const { body: bytes, charset, contentType, etag } = page;
  const format = formats[contentType];
  if (!format) {
    await storeFailure(reading.run, unread(address), `The page is of a kind that is not read: ${contentType}.`);
    return [];
  }
  const found = { locator: address, sizeBytes: bytes.length, etag };
  return store(reading, found, { name: address, format, bytes, charset, url: address });
}

type Content = { name: string; format: Format; bytes: Buffer; charset: string | null; url: string | null };

/** @returns where the document leads to */
async function store(reading: Reading, found: Found, content: Content): Promise<readonly string[]> {
  const { run, source, extractor, signal } = reading;
  try {
    const read = await extractor.read({ ...content, languageOfSource: source.language }, signal);
    if (read.noIndex) await storeFailure(run, found, 'The page asks not to be indexed.', { links: read.links });
    else await storeDocument(run, found, read);
    return read.links;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    await storeFailure(run, found, error.message);
    return [];
  }
}
