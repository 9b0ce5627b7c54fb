import { afterDescription } from '../events/after.ts';
import { knowledgeSourceOf } from '../events/event-rows.ts';
import type { EventType } from '../events/event-types.ts';
import { eventRef, InboxEvent } from '../events/inbox-event.schema.ts';
import { followEvents } from '../events/inbox-events.ts';
import { builder } from '../graphql/builder.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { findKnowledgeSource } from './knowledge-lists.service.ts';
import { KnowledgeSource } from './knowledge-source.schema.ts';

const KnowledgeSourceChangedEvent = eventRef('KnowledgeSourceChangedEvent').implement({
  interfaces: [InboxEvent],
  description: 'A knowledge source was created, changed or deleted, or its ingestion has moved on.',
  fields: (t) => ({
    knowledgeSource: t.field({
      type: KnowledgeSource,
      nullable: true,
      description: 'The knowledge source as it is now; null when it was deleted, and in the CAUGHT_UP mark.',
      resolve: (followed, _args, context) => knowledgeSourceOf(followed, context),
    }),
    knowledgeSourceId: t.id({
      nullable: true,
      description: 'ks_…; null in the CAUGHT_UP mark.',
      resolve: ({ event }) => event && encodeNodeId('KnowledgeSource', event.subjectId),
    }),
    progress: t.float({
      nullable: true,
      description: 'How far its ingestion has got, 0 to 1; null when it was deleted, and in the CAUGHT_UP mark.',
      resolve: async (followed, _args, context) => (await knowledgeSourceOf(followed, context))?.progress ?? null,
    }),
  }),
});

const types: readonly EventType[] = [
  'knowledge_source.created',
  'knowledge_source.updated',
  'knowledge_source.deleted',
];

builder.subscriptionField('knowledgeSourceChanged', (t) =>
  t.field({
    type: KnowledgeSourceChangedEvent,
    description: 'Changes of one knowledge source, or of all, with the progress of their ingestion.',
    authScopes: { permission: 'knowledge:read' },
    args: {
      id: t.arg.id({ description: 'ks_…; without it, all knowledge sources.' }),
      after: t.arg.string({ description: afterDescription }),
    },
    subscribe: async (_root, { id, after }, { actor }) => {
      const source = id == null ? null : await findKnowledgeSource(actor, readId('KnowledgeSource', id));
      return followEvents(actor, {
        types,
        matches: ({ subjectId }) => source === null || subjectId === source.id,
        after,
        permission: 'knowledge:read',
      });
    },
    resolve: (followed) => followed,
  }),
);
