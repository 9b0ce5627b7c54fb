/** A cursor is `<number>-<tag>`; the number is the position in the organization's event log. */
export function cursorSeq(cursor: string): number {
  return Number.parseInt(cursor, 10);
}

export function isBehind(cursor: string, reached: string): boolean {
  return cursorSeq(cursor) <= cursorSeq(reached);
}
