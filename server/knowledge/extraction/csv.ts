import { parse } from 'csv-parse/sync';
import { type Block, type Extracted, UnreadableError } from './blocks.ts';

const delimiters = [',', ';', '\t', '|'];
const questionNames = /^(question|title|heading|pyetja|pyetje|titulli)$/i;

/**
 * Each row is a text that repeats the names of the columns. Where a column is called a question or a title, it becomes
 * the heading of its row.
 * @throws UnreadableError
 */
export function extractCsv(text: string): Extracted {
  const [names = [], ...rows] = readRows(text);
  const heading = names.findIndex((name) => questionNames.test(name.trim()));
  const blocks = rows.flatMap((row): Block[] => {
    const cells = names.map((name, at) => ({ name: name.trim(), value: (row[at] ?? '').trim(), at }));
    const told = cells.filter(({ value, at }) => value && at !== heading);
    if (told.length === 0) return [];
    const head = cells[heading]?.value;
    const isPlain = told.length === 1 && head;
    const line = told.map(({ name, value }) => (name && !isPlain ? `${name}: ${value}` : value)).join('; ');
    const body: Block = { kind: 'text', text: line, joined: false };
    return head ? [{ kind: 'heading', depth: 2, text: head }, body] : [body];
  });
  return { title: null, language: null, blocks, links: [], noIndex: false };
}

function readRows(text: string): string[][] {
  const [firstLine = ''] = text.split('\n', 1);
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  const delimiter = delimiters.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableError(`This is no table (.csv) that can be read: ${reason}`, { cause: error });
  }
}
