import { getDocumentProxy } from 'unpdf';
import { type Block, type Extracted, UnreadableError } from './blocks.ts';

type Line = { text: string; size: number; gap: number; page: number };
type Item = { str: string; height: number; transform: number[]; hasEOL: boolean };

const headingSizeRatio = 1.15;
const headingCharsMax = 120;
const repeatedShare = 0.6;

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
    return await getDocumentProxy(new Uint8Array(bytes));
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

const linesAtEdge = 2;
const lettersOfNumberMax = 12;

/** What stands at the top or at the bottom of most pages: a running title as it is, a page number whatever its number. */
function withoutRunningLines(lines: readonly Line[], pages: number): Line[] {
  if (pages < 4) return [...lines];
  const size = median(lines.map((line) => line.size));
  const atEdge = new Set(
    [...Map.groupBy(lines, ({ page }) => page).values()].flatMap((ofPage) => [
      ...ofPage.slice(0, linesAtEdge),
      ...ofPage.slice(-linesAtEdge),
    ]),
  );
  const candidates = [...atEdge].filter((line) => line.size < size * headingSizeRatio);
  const key = ({ text }: Line) => {
    const letters = text.replace(/[^\p{L}]+/gu, '');
    return letters.length <= lettersOfNumberMax ? text.replace(/\d+/g, '#') : text;
  };
  const counts = Map.groupBy(candidates, key);
  const running = new Set(candidates.filter((line) => (counts.get(key(line))?.length ?? 0) >= pages * repeatedShare));
  return lines.filter((line) => !running.has(line));
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
