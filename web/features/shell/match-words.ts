const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * How well an entry answers what was typed: every word typed must begin a word of the entry, accents aside.
 * @returns 0 when it does not; entries that begin with what was typed come first
 */
export function matchWords(_id: string, typed: string, words: string[] = []): number {
  const text = fold(words.join(' '));
  const wanted = fold(typed).trim();
  const all = wanted.split(/\s+/).every((word) => text.startsWith(word) || text.includes(` ${word}`));
  if (!all) return 0;
  return text.startsWith(wanted) ? 1 : 0.5;
}
