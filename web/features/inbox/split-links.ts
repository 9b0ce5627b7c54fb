type Part = { at: number; value: string; isLink: boolean };

// A full stop or a bracket behind an address belongs to the sentence.
const link = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g;

/** Cuts a text at its web addresses. */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(link)) {
    if (match.index > at) parts.push({ at, value: text.slice(at, match.index), isLink: false });
    parts.push({ at: match.index, value: match[0], isLink: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ at, value: text.slice(at), isLink: false });
  return parts;
}
