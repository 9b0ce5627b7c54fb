import { setTimeout as sleep } from 'node:timers/promises';
import { type Bounds, isWithin, pageAddress, pageKey } from './page-address.ts';
import { fetchPage, type Page, PageError } from './page-request.ts';
import { type Robots, readRobots } from './robots.ts';
import { readSitemaps } from './sitemap.ts';

const atOnce = 4;

export type CrawlSettings = Partial<{
  maxPages: number;
  maxDepth: number;
  includePaths: string[];
  excludePaths: string[];
}>;

const maxPagesDefault = 100;
const maxDepthDefault = 5;

type Visit = { url: URL; depth: number };

/** What an earlier visit left. */
type Recalled = {
  /** Nothing is to be fetched: this crawl was there before it was cut off. */
  isRead: boolean;
  etag: string | null;
  links: readonly string[];
};

export type CrawlHandlers = {
  signal: AbortSignal;
  recall: (address: string) => Promise<Recalled | null>;
  /** @returns where the page leads to */
  onPage: (address: string, page: Page) => Promise<readonly string[]>;
  /** The page says that it is as it was; it leads to where it led. */
  onUnchanged: (address: string) => Promise<void>;
  onFailure: (address: string, error: PageError) => Promise<void>;
  /** @param share of the pages that are known, 0 to 1 */
  onProgress: (share: number) => Promise<void>;
};

/**
 * Reads a web site from its first page on, breadth first, as far as its own links, its robots.txt and the settings go.
 * @throws PageError when the first page cannot be had, what a handler throws, or the signal's reason
 */
export async function crawl(start: URL, settings: CrawlSettings, handlers: CrawlHandlers): Promise<void> {
  const first = pageAddress(start);
  const robots = await readRobots(first, handlers.signal);
  if (!robots.allows(first)) throw new PageError('is closed to robots (robots.txt)');
  await new Crawl(first, settings, handlers, robots).run();
}

class Crawl {
  readonly #handlers: CrawlHandlers;
  readonly #robots: Robots;
  readonly #bounds: Bounds;
  readonly #maxPages: number;
  readonly #maxDepth: number;
  readonly #waiting: Visit[] = [];
  readonly #known = new Set<string>();
  #begun = 0;
  #done = 0;
  #running = 0;
  #wake: (() => void)[] = [];

  constructor(first: URL, settings: CrawlSettings, handlers: CrawlHandlers, robots: Robots) {
    const { maxPages = maxPagesDefault, maxDepth = maxDepthDefault, includePaths = [], excludePaths = [] } = settings;
    this.#handlers = handlers;
    this.#robots = robots;
    this.#bounds = { host: first.host, includePaths, excludePaths };
    this.#maxPages = maxPages;
    this.#maxDepth = maxDepth;
    this.#known.add(pageKey(first));
    this.#waiting.push({ url: first, depth: 0 });
  }

  async run(): Promise<void> {
    await this.#visitNext(true); // whatever is wrong with the site shows here
    if (this.#maxDepth > 0) this.#enqueue(await readSitemaps(this.#robots.sitemaps, this.#handlers.signal), 1);
    const workers = this.#robots.delayMs > 0 ? 1 : atOnce;
    await Promise.all(Array.from({ length: workers }, () => this.#work()));
  }

  async #work(): Promise<void> {
    while (this.#begun < this.#maxPages) {
      this.#handlers.signal.throwIfAborted();
      if (this.#waiting.length > 0) await this.#visitNext(false);
      else if (this.#running === 0) break;
      else await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
    this.#wakeAll();
  }

  async #visitNext(isFirst: boolean): Promise<void> {
    const visit = this.#waiting.shift();
    if (!visit) return;
    this.#begun += 1;
    this.#running += 1;
    try {
      await this.#visit(visit, isFirst);
      this.#done += 1;
      await this.#handlers.onProgress(this.#done / Math.min(this.#maxPages, this.#begun + this.#waiting.length));
      if (this.#robots.delayMs > 0) await sleep(this.#robots.delayMs, undefined, { signal: this.#handlers.signal });
    } finally {
      this.#running -= 1;
      this.#wakeAll();
    }
  }

  async #visit({ url, depth }: Visit, isFirst: boolean): Promise<void> {
    const recalled = await this.#handlers.recall(url.href);
    const links = recalled?.isRead ? recalled.links : await this.#read(url, recalled, isFirst);
    if (depth >= this.#maxDepth) return;
    const urls = links.flatMap((link) => URL.parse(link) ?? []);
    this.#enqueue(urls, depth + 1);
  }

  /** @returns where the page leads to; as far as is known, when it cannot be had at the moment */
  async #read(url: URL, recalled: Recalled | null, isFirst: boolean): Promise<readonly string[]> {
    const { signal, onPage, onUnchanged, onFailure } = this.#handlers;
    const known = recalled?.links ?? [];
    try {
      const page = await fetchPage(url, { signal, etag: recalled?.etag, mayRead: (target) => this.#mayRead(target) });
      if (page === null) await onUnchanged(url.href);
      if (page === null) return known;
      const address = pageAddress(page.url);
      const isRepeated = pageKey(address) !== pageKey(url) && this.#known.has(pageKey(address));
      if (isRepeated) return []; // a redirect to a page that is read by itself
      this.#known.add(pageKey(address));
      return await onPage(address.href, page);
    } catch (error) {
      if (isFirst || !(error instanceof PageError)) throw error;
      await onFailure(url.href, error);
      return error.passes ? known : [];
    }
  }

  #mayRead(url: URL): boolean {
    return isWithin(url, this.#bounds) && this.#robots.allows(url);
  }

  #enqueue(urls: readonly URL[], depth: number): void {
    for (const url of urls) {
      const address = pageAddress(url);
      const key = pageKey(address);
      if (this.#known.has(key) || !this.#mayRead(address)) continue;
      if (this.#begun + this.#waiting.length >= this.#maxPages) return;
      this.#known.add(key);
      this.#waiting.push({ url: address, depth });
    }
    this.#wakeAll();
  }

  #wakeAll(): void {
    const sleepers = this.#wake;
    this.#wake = [];
    for (const wake of sleepers) wake();
  }
}
