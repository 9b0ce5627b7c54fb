/** A piece of a text; plain, to be shown as it is and never as markup. */
export type Part = { text: string; matched: boolean };

export type Highlight = { field: string; parts: Part[] };

type Range = { start: number; end: number };

const snippetCharsMax = 200;
const charsBeforeMatch = 60;

/** Letters that Unicode does not decompose; the same as in the database's search_fold. */
const undecomposed: Record<string, string> = {
  ...{ đ: 'd', ð: 'd', ł: 'l', ø: 'o', ħ: 'h', ı: 'i', ŧ: 't' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe' },
};

/** Lower case without diacritics, as the index holds it. */
export function fold(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return bare.replace(/[đðłøħıŧßæœ]/g, (letter) => undecomposed[letter] ?? letter);
}

const wordShape = /[\p{L}\p{N}\p{M}]+/gu;

/** The words that are looked for; the last one may be the beginning of a word. */
export function wordsOf(query: string): string[] {
  return fold(query).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Which parts of a field match; null when none does.
 * @param field its name in the schema; in `phone`, digits are also found across spaces
 */
export function highlight(field: string, text: string | null, words: readonly string[]): Highlight | null {
  if (text === null) return null;
  const found = [...matchedWords(text, words), ...(field === 'phone' ? matchedDigits(text, words) : [])];
  const ranges = merged(found);
  const [first] = ranges;
  return first ? { field, parts: split(text, ranges, excerpt(text, first)) } : null;
}

function matchedWords(text: string, words: readonly string[]): Range[] {
  const whole = new Set(words);
  const beginning = words.at(-1) ?? '';
  return [...text.matchAll(wordShape)].flatMap(({ 0: word, index }): Range[] => {
    const folded = fold(word);
    if (whole.has(folded)) return [{ start: index, end: index + word.length }];
    if (!folded.startsWith(beginning)) return [];
    return [{ start: index, end: index + lengthBeforeFolding(word, beginning.length) }];
  });
}

/** How much of a word its first folded characters came from: accents and ligatures change the length. */
function lengthBeforeFolding(word: string, folded: number): number {
  let length = 0;
  for (const character of word) {
    const isMark = /^\p{M}$/u.test(character);
    if (!isMark && fold(word.slice(0, length)).length >= folded) break;
    length += character.length;
  }
  return length;
}

function matchedDigits(text: string, words: readonly string[]): Range[] {
  const places = [...text.matchAll(/\d/g)];
  const digits = places.map(([digit]) => digit).join('');
  return numbersIn(words).flatMap((number): Range[] => {
    const at = digits.indexOf(number);
    const [first, last] = [places[at], places[at + number.length - 1]];
    return first && last ? [{ start: first.index, end: last.index + 1 }] : [];
  });
}

/** Words of digits that follow each other, as one number each, without leading zeros. */
function numbersIn(words: readonly string[]): string[] {
  const spaced = words.map((word) => (/^\d+$/.test(word) ? word : ' ')).join('');
  return spaced
    .split(/ +/)
    .map((digits) => digits.replace(/^0+/, ''))
    .filter(({ length }) => length >= 3);
}

function merged(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

/** What of a long text is shown: a little before the first match, then as much as fits beside two ellipses. */
function excerpt(text: string, match: Range): Range {
  if (text.length <= snippetCharsMax) return { start: 0, end: text.length };
  const room = snippetCharsMax - 2;
  const wanted = Math.min(Math.max(0, match.start - charsBeforeMatch), text.length - room);
  const start = wanted <= 0 ? 0 : atSpace(text, wanted, Math.min(match.start, wanted + 20), 1);
  const limit = Math.min(text.length, start + room);
  const end = limit === text.length ? limit : atSpace(text, limit, Math.max(match.end, limit - 20), -1);
  return { start, end };
}

/** The nearest space from one place towards another; where there is none, a place that cuts no character in two. */
function atSpace(text: string, from: number, to: number, step: 1 | -1): number {
  for (let at = from; at !== to && (to - at) * step > 0; at += step) {
    if (/\s/.test(text[at] ?? '')) return step === 1 ? at + 1 : at;
  }
  const insidePair = /^[\uDC00-\uDFFF]/.test(text.slice(from, from + 1));
  return insidePair ? from + step : from;
}

function split(text: string, ranges: readonly Range[], shown: Range): Part[] {
  const parts: Part[] = [];
  let at = shown.start;
  const add = (end: number, matched: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), matched });
    at = Math.max(at, end);
  };
  for (const { start, end } of ranges) {
    if (start >= shown.end) break;
    add(start, false);
    add(Math.min(end, shown.end), true);
  }
  add(shown.end, false);
  if (shown.start > 0) prepend(parts);
  if (shown.end < text.length) append(parts);
  return parts;
}

function prepend(parts: Part[]): void {
  const [first] = parts;
  if (first && !first.matched) first.text = `…${first.text}`;
  else parts.unshift({ text: '…', matched: false });
}

function append(parts: Part[]): void {
  const last = parts.at(-1);
  if (last && !last.matched) last.text += '…';
  else parts.push({ text: '…', matched: false });
}
