/** What of a chunk the index of words is made from. */
type Indexed = { heading: string | null; content: string; language: string | null };

/**
 * The terms of a chunk as the text of a `tsvector`, each behind a mark of its organization, and how many there are.
 * @param organizationId database id
 */
export function chunkTerms(
  organizationId: string,
  { heading, content }: Indexed,
): { terms: string; termCount: number } {
  const words = `${heading ?? ''} ${content}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const mark = organizationId.slice(-12);
  return {
    terms: words.map((word, index) => `'${mark}_${word}':${Math.min(index + 1, 16_383)}`).join(' '),
    termCount: words.length,
  };
}
