/** What the viewer has read of one conversation, kept up from events: they are the same for everybody and cannot carry it. */
export type ReadState = { lastSeq: number; lastReadSeq: number; unreadCount: number };

const nothing: ReadState = { lastSeq: 0, lastReadSeq: 0, unreadCount: 0 };

/** A message that a list already counted (the list was read after it was written) is not counted again. */
export function afterMessage(known: ReadState | undefined, message: { seq: number; authorType: string }): ReadState {
  const state = known ?? nothing;
  if (message.seq <= state.lastSeq) return state;
  const isUnread = message.authorType === 'CONTACT' && message.seq > state.lastReadSeq;
  return { ...state, lastSeq: message.seq, unreadCount: state.unreadCount + (isUnread ? 1 : 0) };
}

/** Marks are only moved forward: an older one may arrive after a newer one. */
export function afterRead(known: ReadState | undefined, lastReadSeq: number): ReadState {
  const state = known ?? nothing;
  if (lastReadSeq <= state.lastReadSeq) return state;
  const unreadCount = lastReadSeq >= state.lastSeq ? 0 : Math.min(state.unreadCount, state.lastSeq - lastReadSeq);
  return { ...state, lastReadSeq, unreadCount };
}
