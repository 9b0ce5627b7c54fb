import { createHash } from 'node:crypto';
import type { Block, Text } from '../extraction/blocks.ts';
import { type Section, sectionsOf } from './sections.ts';

/** Part of the hash of a document: with another way of cutting, all of them are cut anew. */
export const chunkerVersion = 2;

export type Chunk = {
  /** The headings it stands under, outermost first, with " › " between them; null: none. */
  heading: string | null;
  content: string;
  /** First page it stands on, where there are pages. */
  page: number | null;
  contentHash: string;
  /** An estimate, 4 characters each: what OpenAI's tokenizers make of English; other languages take somewhat more. */
  tokenCount: number;
};

const wordsWanted = 220;
const wordsMax = 300;
/** Sections below it stand together with their neighbours of the same parent. */
const wordsSmall = 40;
const wordsOfOverlapMax = 40;
const charsPerToken = 4;

/**
 * Cuts a document into pieces that can be understood by themselves: along its headings, which stay with each piece, and
 * within a long section between its paragraphs, list items and rows. A piece that continues a section begins with the
 * last sentence of the one before.
 */
export function chunkDocument(title: string | null, blocks: readonly Block[]): Chunk[] {
  const sections = withSmallOnesJoined(sectionsOf(title, blocks));
  return sections.flatMap(({ path, texts }) => pieces(texts).map((piece) => chunkOf(path, piece)));
}

export const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const wordsOf = ({ texts }: Section) => texts.reduce((sum, { text }) => sum + wordCount(text), 0);

function withSmallOnesJoined(sections: readonly Section[]): Section[] {
  const joined: (Section & { isJoined?: boolean })[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    const parent = section.path.slice(0, -1);
    const lastParent = last?.isJoined ? last.path : last?.path.slice(0, -1);
    const isSmall = wordsOf(section) < wordsSmall && parent.length > 0;
    const fits =
      last && (last.isJoined || wordsOf(last) < wordsSmall) && wordsOf(last) + wordsOf(section) <= wordsWanted;
    if (isSmall && fits && lastParent?.join('\n') === parent.join('\n')) {
      const before = last.isJoined ? last.texts : underOwnHeading(last);
      joined[joined.length - 1] = { path: parent, texts: [...before, ...underOwnHeading(section)], isJoined: true };
    } else joined.push(section);
  }
  return joined;
}

/** The section's own heading becomes its first line. */
function underOwnHeading({ path, texts }: Section): Text[] {
  const heading: Text = { kind: 'text', text: `${path.at(-1)}:`, joined: false };
  return [heading, ...texts.map((text, index) => (index === 0 ? { ...text, joined: true } : text))];
}

function pieces(texts: readonly Text[]): Text[][] {
  const parts = texts.flatMap(splitLong);
  const result: Text[][] = [];
  let current: Text[] = [];
  let words = 0;
  const cut = () => {
    result.push(current);
    const overlap = lastSentence(current.at(-1));
    current = overlap ? [overlap] : [];
    words = overlap ? wordCount(overlap.text) : 0;
  };
  parts.forEach((part, index) => {
    const count = wordCount(part.text);
    if (current.length > 0 && words + count > wordsMax) cut();
    current.push(part);
    words += count;
    const next = parts[index + 1];
    if (words >= wordsWanted && next && !next.joined) cut();
  });
  if (current.length > 0) result.push(current);
  return result;
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** A text that is longer than a piece may be, sentence by sentence; a sentence that is, word by word. */
function splitLong(text: Text): Text[] {
  if (wordCount(text.text) <= wordsMax) return [text];
  const parts: string[] = [];
  for (const { segment } of sentences.segment(text.text)) {
    const last = parts.at(-1);
    if (last !== undefined && wordCount(last) + wordCount(segment) <= wordsWanted)
      parts[parts.length - 1] = last + segment;
    else parts.push(...cutWords(segment));
  }
  return parts.map((part, index) => ({ ...text, text: part.trim(), joined: index > 0 || text.joined }));
}

function cutWords(sentence: string): string[] {
  const words = sentence.split(/(?<=\s)/);
  const parts: string[] = [];
  for (let at = 0; at < words.length; at += wordsWanted) parts.push(words.slice(at, at + wordsWanted).join(''));
  return parts;
}

/** Where a piece goes on in the middle of running text. A list item or a row stands for itself. */
function lastSentence(text: Text | undefined): Text | null {
  if (!text || /^\s*(?:[-•*]|\d+[.)])\s/.test(text.text)) return null;
  const last = [...sentences.segment(text.text)].at(-1)?.segment.trim();
  return last && wordCount(last) <= wordsOfOverlapMax && last !== text.text
    ? { ...text, text: last, joined: false }
    : null;
}

function chunkOf(path: readonly string[], texts: readonly Text[]): Chunk {
  const content = texts.map(({ text, joined }, at) => (at === 0 ? text : `${joined ? '\n' : '\n\n'}${text}`)).join('');
  const heading = path.length > 0 ? path.join(' › ').slice(0, 500) : null;
  const contentHash = createHash('sha256')
    .update(`${heading ?? ''}\n${content}`)
    .digest('hex');
  const tokenCount = Math.ceil((content.length + (heading?.length ?? 0)) / charsPerToken);
  return {
    heading,
    content,
    page: texts.find(({ page }) => page !== undefined)?.page ?? null,
    contentHash,
    tokenCount,
  };
}
