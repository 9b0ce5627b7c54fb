/** Where a piece stands: its source and its headings. A document that is called like its source is not named twice. */
export function pieceTitle(source: string | null | undefined, heading: string | null | undefined): string {
  const isNamed = source && (heading === source || heading?.startsWith(`${source} › `));
  return [isNamed ? null : source, heading].filter(Boolean).join(' › ');
}
