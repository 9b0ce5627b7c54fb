import type { KnowledgeSource, KnowledgeSourceType } from '../../generated/prisma/client.ts';
import { crawl } from '../crawl/crawl.ts';
import type { Page } from '../crawl/page-request.ts';
import { UnreadableError } from '../extraction/blocks.ts';
import type { Extractor } from '../extraction/extractor.ts';
import type { Format } from '../extraction/formats.ts';
import { KnowledgeSourceSettings } from '../knowledge-source-settings.ts';
import { readUpload } from '../upload-files.ts';
import { storeDocument } from './documents.service.ts';
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
  await store(reading, { locator, name: source.name, format: source.type, bytes, charset: null, url: null });
}

async function readSite(reading: Reading, start: URL): Promise<void> {
  await crawl(start, KnowledgeSourceSettings.parse(reading.source.settings), {
    signal: reading.signal,
    onPage: (address, page) => storePage(reading, address, page),
    onFailure: (address, reason) => storeUnread(reading, address, `The page ${reason}.`),
    onProgress: reading.onProgress,
  });
}

const formats: Record<string, Format> = {
  'text/html': 'HTML',
  'application/xhtml+xml': 'HTML',
  'text/markdown': 'MARKDOWN',
  'text/plain': 'TEXT',
  'text/csv': 'CSV',
  'application/pdf': 'PDF',
};

async function storePage(reading: Reading, address: string, page: Page): Promise<readonly string[]> {
  const format = formats[page.contentType];
  if (!format) {
    await storeUnread(reading, address, `The page is of a kind that is not read: ${page.contentType}.`);
    return [];
  }
  const { body: bytes, charset } = page;
  return store(reading, { locator: address, name: address, format, bytes, charset, url: address });
}

type Read = {
  locator: string;
  name: string;
  format: KnowledgeSourceType & Format;
  bytes: Buffer;
  charset: string | null;
  url: string | null;
};

/** @returns where the document leads to */
async function store(
  reading: Reading,
  { locator, name, format, bytes, charset, url }: Read,
): Promise<readonly string[]> {
  const { run, source, extractor, signal } = reading;
  const document = { locator, name, sizeBytes: bytes.length };
  try {
    const extracted = await extractor.extract({ format, bytes, charset, url }, signal);
    if (extracted.noIndex) {
      await storeUnread(reading, locator, 'The page asks not to be indexed.');
      return extracted.links;
    }
    await storeDocument(run, { ...document, result: { extracted } }, source.language);
    return extracted.links;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    await storeDocument(run, { ...document, result: { error: error.message } }, source.language);
    return [];
  }
}

async function storeUnread({ run, source }: Reading, locator: string, error: string): Promise<void> {
  await storeDocument(run, { locator, name: locator, sizeBytes: 0, result: { error } }, source.language);
}
