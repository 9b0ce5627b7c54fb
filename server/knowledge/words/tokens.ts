/** A word of a text, in lower case, and where it stands (UTF-16 units). */
export type Token = { word: string; start: number; end: number };

const shape = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‑-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const joints = /['’‑-]/;
const possessive = /['’]s$/i;
const partsMax = 4;

/**
 * The words of a text. A word with hyphens or apostrophes stands as its parts and as a whole, so that "e-mail" is found
 * by "email" and "two-factor" by "factor".
 */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(shape)].flatMap(({ 0: found, index: start }) => {
    const end = start + found.length;
    const bare = found.replace(possessive, '').toLowerCase();
    const parts = bare.split(joints).filter(Boolean);
    if (parts.length < 2 || parts.length > partsMax) return parts.map((word) => ({ word, start, end }));
    return [...parts.filter((part) => part.length > 1), parts.join('')].map((word) => ({ word, start, end }));
  });
}
