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

export function plainText(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n');
}
