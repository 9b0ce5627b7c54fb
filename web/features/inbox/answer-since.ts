type Answer = { seq: number | null; kind: string; authorType: string; author: { id?: string | null; name: string } };

/** Who else answered the contact behind a message: news to whoever was writing a reply then. */
export function answerSince(
  messages: readonly Answer[],
  afterSeq: number,
  viewerId: string | undefined,
): string | undefined {
  return messages.find(
    ({ seq, kind, authorType, author }) =>
      seq !== null && seq > afterSeq && kind === 'REPLY' && authorType !== 'CONTACT' && author.id !== viewerId,
  )?.author.name;
}
