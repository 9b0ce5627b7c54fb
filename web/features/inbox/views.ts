import type { ConversationView } from '@/gql/graphql';

/** What decides which views a conversation is in. */
export type Membership = {
  status: string;
  handledBy: string;
  assigneeId: string | null;
  waitingSince: string | null;
};

export const views = [
  'MINE',
  'UNASSIGNED',
  'AI_HANDLING',
  'NEEDS_PERSON',
  'ALL',
  'SNOOZED',
  'RESOLVED',
] as const satisfies ConversationView[];

/** The server's own rules, so that a conversation moves between lists the moment an event says what changed. */
export function belongsToView(view: ConversationView, conversation: Membership, viewerId: string): boolean {
  const { status, handledBy, assigneeId, waitingSince } = conversation;
  const open = status === 'OPEN' || status === 'PENDING';
  switch (view) {
    case 'MINE':
      return open && assigneeId === viewerId;
    case 'UNASSIGNED':
      return open && assigneeId === null;
    case 'AI_HANDLING':
      return open && handledBy === 'AI';
    case 'NEEDS_PERSON':
      return open && handledBy === 'HUMAN' && waitingSince !== null;
    case 'ALL':
      return open;
    case 'SNOOZED':
      return status === 'SNOOZED';
    case 'RESOLVED':
      return status === 'RESOLVED';
  }
}

export function viewFromUrl(value: string | null): ConversationView {
  const wanted = value?.toUpperCase().replace('-', '_');
  return views.find((view) => view === wanted) ?? 'ALL';
}

export function viewToUrl(view: ConversationView): string {
  return view.toLowerCase().replace('_', '-');
}
