/** What the viewer has read of one conversation, kept up from events: they are the same for everybody and cannot carry it. */
export type ReadState = { lastSeq: number; lastReadSeq: number; unreadCount: number };

/** `exact`: nothing was guessed; otherwise the server has to be asked. */
export type Counted = { state: ReadState; exact: boolean };

const nothing: ReadState = { lastSeq: 0, lastReadSeq: 0, unreadCount: 0 };

/** A message that was counted already (a list was read after it was written) is not counted again. */
export function afterMessage(known: ReadState | undefined, message: { seq: number; authorType: string }): Counted {
  const state = known ?? nothing;
  if (message.seq <= state.lastSeq) return { state, exact: true };
  const isUnread = message.authorType === 'CONTACT' && message.seq > state.lastReadSeq;
  return {
    state: { ...state, lastSeq: message.seq, unreadCount: state.unreadCount + (isUnread ? 1 : 0) },
    exact: message.seq === state.lastSeq + 1,
  };
}

/**
 * The viewer has moved their read mark, here or in another tab: forward, or back to find something unread again.
 * @param countInbound how many messages of the contact lie behind one number and up to another, if all of them are known
 */
export function afterRead(
  known: ReadState,
  lastReadSeq: number,
  countInbound: (after: number, upTo: number) => number | undefined,
): Counted {
  const { lastSeq } = known;
  if (lastReadSeq === known.lastReadSeq) return { state: known, exact: true };
  if (lastReadSeq >= lastSeq) return { state: { lastSeq, lastReadSeq, unreadCount: 0 }, exact: true };
  const counted = countInbound(lastReadSeq, lastSeq);
  if (counted !== undefined) return { state: { lastSeq, lastReadSeq, unreadCount: counted }, exact: true };
  const guess =
    lastReadSeq > known.lastReadSeq
      ? Math.min(known.unreadCount, lastSeq - lastReadSeq)
      : Math.max(known.unreadCount, 1);
  return { state: { lastSeq, lastReadSeq, unreadCount: guess }, exact: false };
}
