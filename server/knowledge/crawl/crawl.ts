import { setTimeout as sleep } from 'node:timers/promises';
import { type Bounds, isWithin, pageAddress, pageKey } from './page-address.ts';
import { fetchPage, type Page, PageError } from './page-request.ts';
import { readRobots } from './robots.ts';

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

export type CrawlHandlers = {
  signal: AbortSignal;
  /** @returns where the page leads to */
  onPage: (address: string, page: Page) => Promise<readonly string[]>;
  onFailure: (address: string, reason: string) => Promise<void>;
  /** @param share of the pages that are known, 0 to 1 */
  onProgress: (share: number) => Promise<void>;
};

/**
 * Reads a web site from its first page on, breadth first, as far as its own links, its robots.txt and the settings go.
 * @throws PageError when the first page cannot be had, what a handler throws, or the signal's reason
 */
export async function crawl(start: URL, settings: CrawlSettings, handlers: CrawlHandlers): Promise<void> {
  const first = pageAddress(start);
  const robots = await readRobots(first, { signal: handlers.signal, host: first.host });
  if (!robots.allows(first)) throw new PageError('is closed to robots (robots.txt)');
  await new Crawl(first, settings, handlers, robots).run();
}

class Crawl {
  readonly #handlers: CrawlHandlers;
  readonly #robots: Awaited<ReturnType<typeof readRobots>>;
  readonly #bounds: Bounds;
  readonly #maxPages: number;
  readonly #maxDepth: number;
  readonly #waiting: Visit[] = [];
  readonly #known = new Set<string>();
  #begun = 0;
  #done = 0;
  #running = 0;
  #wake: (() => void)[] = [];

  constructor(
    first: URL,
    settings: CrawlSettings,
    handlers: CrawlHandlers,
    robots: Awaited<ReturnType<typeof readRobots>>,
  ) {
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
    const [first] = this.#waiting;
    if (!first) return;
    await this.#visitNext(true); // whatever is wrong with the site shows here
    if (this.#maxDepth > 0) this.#enqueue(this.#robots.listed, 1);
    await Promise.all(Array.from({ length: atOnce }, () => this.#work()));
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
    const { signal, onPage, onFailure } = this.#handlers;
    let page: Page;
    try {
      page = await fetchPage(url, { signal, host: this.#bounds.host });
    } catch (error) {
      if (isFirst || !(error instanceof PageError)) throw error;
      return onFailure(url.href, error.message);
    }
    const address = pageAddress(page.url);
    const isRepeated = pageKey(address) !== pageKey(url) && this.#known.has(pageKey(address));
    if (isRepeated) return; // a redirect to a page that is read by itself
    this.#known.add(pageKey(address));
    const links = await onPage(address.href, page);
    if (depth < this.#maxDepth) {
      this.#enqueue(
        links.flatMap((link) => URL.parse(link) ?? []),
        depth + 1,
      );
    }
  }

  #enqueue(urls: readonly URL[], depth: number): void {
    for (const url of urls) {
      const address = pageAddress(url);
      const key = pageKey(address);
      if (this.#known.has(key) || !isWithin(address, this.#bounds) || !this.#robots.allows(address)) continue;
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
