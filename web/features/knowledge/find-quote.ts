type Part = { at: number; text: string; isQuote: boolean };

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Cuts a text at the words that were quoted from it. Line breaks and dots that stand for what was left out do not count. */
export function findQuote(text: string, quote: string | null | undefined): Part[] {
  const words = (quote ?? '').replace(/^[…\s]+|[…\s]+$/g, '').split(/\s+/);
  const pattern = words.filter(Boolean).map(escaped).join('\\s+');
  const match = pattern ? new RegExp(pattern, 'iu').exec(text) : null;
  if (!match) return [{ at: 0, text, isQuote: false }];
  const end = match.index + match[0].length;
  return [
    { at: 0, text: text.slice(0, match.index), isQuote: false },
    { at: match.index, text: match[0], isQuote: true },
    { at: end, text: text.slice(end), isQuote: false },
  ].filter((part) => part.text !== '');
}
