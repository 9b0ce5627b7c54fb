import type { ConversationCountsQuery, ConversationView } from '@/gql/graphql';
import type { MessageKey } from '@/lib/i18n/messages';

export const viewLabels: Record<ConversationView, MessageKey> = {
  MINE: 'view.mine',
  UNASSIGNED: 'view.unassigned',
  AI_HANDLING: 'view.aiHandling',
  NEEDS_PERSON: 'view.needsPerson',
  ALL: 'view.all',
  SNOOZED: 'view.snoozed',
  RESOLVED: 'view.resolved',
};

export const viewCountFields: Record<ConversationView, keyof ConversationCountsQuery['conversationCounts']> = {
  MINE: 'mine',
  UNASSIGNED: 'unassigned',
  AI_HANDLING: 'aiHandling',
  NEEDS_PERSON: 'needsPerson',
  ALL: 'all',
  SNOOZED: 'snoozed',
  RESOLVED: 'resolved',
};
