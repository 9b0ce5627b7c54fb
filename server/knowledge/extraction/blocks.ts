/** A document as ingestion sees it: headings, and texts below them, in reading order. */
export type Block =
  | { kind: 'heading'; depth: number; text: string; page?: number }
  | {
      kind: 'text';
      text: string;
      /** Belongs to the one before: the next item of a list, the next row of a table. */
      joined: boolean;
      page?: number;
    };

export type Text = Extract<Block, { kind: 'text' }>;

export type Extracted = {
  title: string | null;
  /** Language tag that the document itself gives. */
  language: string | null;
  blocks: Block[];
  /** Addresses that a page leads to, absolute; empty for everything else. */
  links: string[];
  /** A page that asks not to be indexed. */
  noIndex: boolean;
};

/** The document cannot be used; the message says why, to whoever uploaded it. */
export class UnreadableError extends Error {}

const charsMax = 5_000_000;

/** @throws UnreadableError for a text that is no document but a library */
export function checkLength(text: string): void {
  if (text.length <= charsMax) return;
  const most = charsMax.toLocaleString('en');
  throw new UnreadableError(`It has more than ${most} characters of text. Split it into several files.`);
}

export function plainText(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n');
}
