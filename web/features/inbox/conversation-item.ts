import { type FragmentType, readFragment } from '@/gql';
import type { Inbox_ConversationFragmentFragment as Live } from '@/gql/graphql';
import { contactName } from '../contacts/contact-name';
import { ConversationFragment, ReadStateFragment, RowFragment } from './inbox-documents';
import type { Membership } from './views';

/** A conversation as lists and headers show it. */
export type ConversationItem = Membership & {
  id: string;
  name: string;
  subject: string | null;
  preview: string;
  previewAuthor: Live['lastMessageAuthor'];
  previewAuthorName: string | null;
  lastMessageAt: string;
  snoozedUntil: string | null;
  priority: Live['priority'];
  status: Live['status'];
  handledBy: Live['handledBy'];
  assignee: { id: string; name: string } | null;
  channel: Live['channel'];
  labels: Live['labels'];
  contactId: string;
  unreadCount: number;
  lastSeq: number;
  lastReadSeq: number;
};

export function toConversationItem(row: FragmentType<typeof RowFragment>): ConversationItem {
  const masked = readFragment(RowFragment, row);
  const live = readFragment(ConversationFragment, masked);
  const { lastSeq, lastReadSeq, unreadCount } = readFragment(ReadStateFragment, masked);
  return {
    id: live.id,
    name: contactName(live.contact),
    subject: live.subject ?? null,
    preview: live.lastMessagePreview ?? live.subject ?? '',
    previewAuthor: live.lastMessageAuthor,
    previewAuthorName: live.lastMessageAuthorName ?? null,
    lastMessageAt: live.lastMessageAt,
    waitingSince: live.waitingSince ?? null,
    snoozedUntil: live.snoozedUntil ?? null,
    priority: live.priority,
    status: live.status,
    handledBy: live.handledBy,
    assignee: live.assignee ?? null,
    assigneeId: live.assignee?.id ?? null,
    channel: live.channel,
    labels: live.labels,
    contactId: live.contact.id,
    unreadCount,
    lastSeq,
    lastReadSeq,
  };
}
