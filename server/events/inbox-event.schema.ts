import { builder } from '../graphql/builder.ts';
import { eventTypes } from './event-types.ts';
import type { Followed } from './follow.ts';

const enumNames = ['caught_up' as const, 'hidden' as const, ...eventTypes].map((type) => [
  type.toUpperCase().replace('.', '_'),
  type,
]);

export const EventTypeEnum = builder.enumType('EventType', {
  description:
    'What happened. CAUGHT_UP says that a replay has reached the present, HIDDEN that the viewer may not see what.',
  values: Object.fromEntries(enumNames.map(([name, value]) => [name, { value }])) as Record<
    string,
    { value: Followed['type'] }
  >,
});

const typenames: Record<string, string> = {
  caught_up: 'CaughtUpEvent',
  hidden: 'HiddenEvent',
  message: 'MessageAddedEvent',
  conversation: 'ConversationChangedEvent',
  'conversation.read': 'ConversationReadEvent',
  contact: 'ContactChangedEvent',
  call: 'CallSessionChangedEvent',
  'call.turn_added': 'CallTurnAddedEvent',
  knowledge_source: 'KnowledgeSourceChangedEvent',
  workflow_run: 'WorkflowRunChangedEvent',
};

/** By the whole type, or else by its entity; whatever an organization is set up with shares one. */
function typenameOf({ type }: Followed): string {
  return typenames[type] ?? typenames[type.split('.')[0] ?? ''] ?? 'OrganizationChangedEvent';
}

/** What every event says; each domain implements its own below it (`eventRef`). */
export const InboxEvent = builder.interfaceRef<Followed>('InboxEvent').implement({
  description: 'One event of the organization, in order. Resume with its cursor as `after`.',
  resolveType: typenameOf,
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'Where the log stands with this event.' }),
    type: t.expose('type', { type: EventTypeEnum, description: 'What happened.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it was committed.' }),
  }),
});

export const eventRef = (name: string) => builder.objectRef<Followed>(name);

eventRef('CaughtUpEvent').implement({
  interfaces: [InboxEvent],
  description: 'The replay has reached the present; what follows is live.',
});

eventRef('HiddenEvent').implement({
  interfaces: [InboxEvent],
  description: 'Something happened that the viewer may not see. It is told so that events have no gaps.',
});
