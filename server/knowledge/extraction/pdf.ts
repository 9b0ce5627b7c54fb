import { getDocumentProxy } from 'unpdf';
import { type Block, type Extracted, UnreadableError } from './blocks.ts';

type Line = { text: string; size: number; gap: number; page: number };
type Item = { str: string; height: number; transform: number[]; hasEOL: boolean };

const headingSizeRatio = 1.15;
const headingCharsMax = 120;
const repeatedShare = 0.6;
const pagesFew = 4;
const edgeLines = 2;
const lettersOfNumberMax = 20;

/**
 * The lines of a PDF as headings and paragraphs, page by page. Larger short lines are headings; lines that stand on most
 * pages, such as a running title, are left out.
 * @throws UnreadableError
 */
export async function extractPdf(bytes: Buffer): Promise<Extracted> {
  const pdf = await open(bytes);
  const lines: Line[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    lines.push(...linesOf(items.filter((item) => 'str' in item) as unknown as Item[], number));
    page.cleanup();
  }
  const told = withoutRunningLines(lines, pdf.numPages);
  if (told.length === 0) {
    throw new UnreadableError('This PDF holds no text. If it was scanned, let it be recognised (OCR) first.');
  }
  const meta = await pdf.getMetadata().catch(() => null); // a broken title is no reason to refuse the text
  const title = (meta?.info as { Title?: unknown } | undefined)?.Title;
  await pdf.destroy();
  return {
    title: typeof title === 'string' && title.trim() ? title.trim() : null,
    language: null,
    blocks: blocksOf(told),
    links: [],
    noIndex: false,
  };
}

async function open(bytes: Buffer) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    const { name } = error as Error;
    if (name === 'PasswordException')
      throw new UnreadableError('This PDF is protected by a password.', { cause: error });
    throw new UnreadableError('This is no PDF that can be read.', { cause: error });
  }
}

function linesOf(items: readonly Item[], page: number): Line[] {
  const lines: (Line & { y: number })[] = [];
  for (const { str, height, transform } of items) {
    const y = transform[5] ?? 0;
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < Math.max(2, last.size / 2)) {
      last.text += str;
      last.size = Math.max(last.size, height);
    } else if (str.trim()) lines.push({ text: str, size: height, gap: last ? last.y - y : 0, page, y });
  }
  return lines
    .map(({ text, size, gap, page: at }) => ({ text: text.replace(/\s+/g, ' ').trim(), size, gap, page: at }))
    .filter(({ text }) => text !== '');
}

/**
 * Running titles and page numbers stand at the edge of most pages and are no larger than the text: chapters that begin
 * each page, and rows that differ in their numbers alone, stay.
 */
function withoutRunningLines(lines: readonly Line[], pages: number): Line[] {
  if (pages < pagesFew) return [...lines];
  const size = median(lines.map((line) => line.size));
  const atEdge = new Set([...Map.groupBy(lines, ({ page }) => page).values()].flatMap(edgesOf));
  const small = [...atEdge].filter((line) => line.size < size * headingSizeRatio);
  const counts = new Map<string, number>();
  for (const key of small.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRunning = (line: Line) => keysOf(line).some((key) => (counts.get(key) ?? 0) >= pages * repeatedShare);
  const dropped = new Set(small.filter(isRunning));
  return lines.filter((line) => !dropped.has(line));
}

/** The same on each page: the text as it is, or, where it is little, with one number that counts with the pages. */
function keysOf({ text, page }: Line): string[] {
  if (text.replace(/\P{L}+/gu, '').length > lettersOfNumberMax) return [text];
  const counted = [...text.matchAll(/\d+/g)].map(({ 0: number, index }) => {
    return `${text.slice(0, index)}#${Number(number) - page}${text.slice(index + number.length)}`;
  });
  return [text, ...counted];
}

/** The first and the last two lines of a page that has more than these. */
function edgesOf(lines: readonly Line[]): Line[] {
  return lines.length > 2 * edgeLines ? [...lines.slice(0, edgeLines), ...lines.slice(-edgeLines)] : [];
}

function blocksOf(lines: readonly Line[]): Block[] {
  const size = median(lines.map((line) => line.size));
  const gap = median(lines.filter((line) => line.gap > 0).map((line) => line.gap));
  const blocks: Block[] = [];
  for (const line of lines) {
    const { text, page } = line;
    const last = blocks.at(-1);
    if (line.size >= size * headingSizeRatio && text.length <= headingCharsMax) {
      blocks.push({ kind: 'heading', depth: line.size >= size * 1.6 ? 1 : 2, text, page });
    } else if (last?.kind === 'text' && line.gap > 0 && line.gap <= gap * 1.4 && !isItem(text)) {
      last.text =
        last.text.endsWith('-') && /^\p{Ll}/u.test(text) ? last.text.slice(0, -1) + text : `${last.text} ${text}`;
    } else blocks.push({ kind: 'text', text, joined: isItem(text) && last?.kind === 'text', page });
  }
  return blocks;
}

const isItem = (text: string) => /^(?:[-•*▪◦]|\d{1,2}[.)])\s/.test(text);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
