import { type Block, type Extracted, UnreadableError } from './blocks.ts';

const headingCharsMax = 80;

/** Paragraphs between empty lines; a short line by itself without a full stop, above running text, is a heading. */
export function extractText(text: string): Extracted {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  const blocks = paragraphs.map((paragraph, index): Block => {
    const next = paragraphs[index + 1];
    if (next !== undefined && isShortLine(paragraph) && !isShortLine(next)) {
      return { kind: 'heading', depth: 2, text: paragraph.replace(/^#+\s*/, '') };
    }
    return { kind: 'text', text: paragraph.replace(/[^\S\n]+/g, ' '), joined: false };
  });
  return { title: null, language: null, blocks, links: [], noIndex: false };
}

/** Of several in a row none is a heading: they are a list. */
function isShortLine(paragraph: string): boolean {
  if (paragraph.includes('\n') || paragraph.length > headingCharsMax) return false;
  return /\p{L}/u.test(paragraph) && !/[.,;!?:]$/.test(paragraph);
}

/**
 * The characters of a file: by the mark at its beginning, by the name that is given, or as UTF-8, and where it is none,
 * as Windows-1252.
 * @param charset as a Content-Type names it
 * @throws UnreadableError for what is no text
 */
export function decodeText(bytes: Buffer, charset: string | null): string {
  const marked = markOf(bytes);
  const named = marked ?? charset ?? metaCharset(bytes);
  const text = named ? decode(bytes, named) : (decodeStrictly(bytes) ?? decode(bytes, 'windows-1252'));
  const controls = [...text.slice(0, 4000)].filter(isNoText).length;
  if (controls > 8) throw new UnreadableError('This is no text: it holds bytes that are none.');
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n');
}

const isNoText = (character: string) => character === '\ufffd' || (/\p{Cc}/u.test(character) && !/\s/.test(character));

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null; // UTF-8 is tried first, and its mark is taken off
}

function metaCharset(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 2048).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null;
}

function decode(bytes: Buffer, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder().decode(bytes); // a name that nobody knows
    throw error;
  }
}

function decodeStrictly(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
