import { readStored, writeStored } from '../storage/local-storage';

export type Draft = { kind: 'REPLY' | 'NOTE'; reply: string; note: string };

const empty: Draft = { kind: 'REPLY', reply: '', note: '' };
const keyOf = (organizationId: string, conversationId: string) =>
  `switchboard.draft.${organizationId}.${conversationId}`;

/** What somebody began to write in a conversation, kept until it is sent. */
export function readDraft(organizationId: string, conversationId: string): Draft {
  return readStored<Draft>(keyOf(organizationId, conversationId)) ?? empty;
}

export function writeDraft(organizationId: string, conversationId: string, draft: Draft): void {
  const isEmpty = draft.reply === '' && draft.note === '';
  writeStored(keyOf(organizationId, conversationId), isEmpty ? undefined : draft);
}
