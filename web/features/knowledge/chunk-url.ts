/** Where a piece can be read, with what was quoted from it marked. */
export function chunkUrl(sourceId: string, chunkId: string, quote?: string): string {
  const query = new URLSearchParams({ chunk: chunkId, ...(quote && { quote }) });
  return `/knowledge/${sourceId}?${query}`;
}
