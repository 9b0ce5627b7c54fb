import { Actor, ActorType, actorTypeOf } from '../audit/actor.schema.ts';
import type { Event as EventRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { toCursor } from './cursor.ts';
import type { EventType } from './event-types.ts';
import { EventTypeEnum } from './inbox-event.schema.ts';
import { findEvent, listEvents, readEvent } from './logged-events.service.ts';
import { outsidePayload } from './outside-payload.ts';
import { subjectTypename } from './subjects.ts';

const cursorOf = ({ organizationId, seq }: EventRow) => toCursor(organizationId, Number(seq));

const Event = builder.node(builder.objectRef<EventRow>('Event'), {
  description: 'One row of the event log: live events, webhooks and workflows all come from it.',
  id: { resolve: ({ id }) => id, description: 'evt_…' },
  loadOne: (id, { actor }) => readEvent(actor, id),
  authScopes: { permission: 'audit-log:read' },
  fields: (t) => ({
    seq: t.int({
      description: '1, 2, 3 … in the organization, in the order of commits.',
      resolve: (row) => Number(row.seq),
    }),
    cursor: t.string({ description: 'Where the log stands with this event: subscribe behind it.', resolve: cursorOf }),
    type: t.field({ type: EventTypeEnum, description: 'What happened.', resolve: (row) => row.type as EventType }),
    subjectId: t.id({
      nullable: true,
      description: 'What it happened to; it may have been deleted since.',
      resolve: ({ type, subjectId }) => {
        const typename = subjectTypename(type);
        return typename && encodeNodeId(typename, subjectId);
      },
    }),
    conversationId: t.id({
      nullable: true,
      description: 'Of an event in a conversation: conv_…',
      resolve: ({ conversationId }) => conversationId && encodeNodeId('Conversation', conversationId),
    }),
    contactId: t.id({
      nullable: true,
      description: 'Of an event that concerns a contact: cont_…',
      resolve: ({ contactId }) => contactId && encodeNodeId('Contact', contactId),
    }),
    actorType: t.field({ type: ActorType, description: 'Which kind of actor.', resolve: actorTypeOf }),
    actor: t.field({ type: Actor, description: 'Who did it.', resolve: (row) => row }),
    payload: t.field({
      type: 'JSON',
      description: 'What else is known of it.',
      resolve: ({ payload }) => outsidePayload(payload as Record<string, unknown>),
    }),
    occurredAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was committed.' }),
  }),
});

builder.queryFields((t) => ({
  event: t.field({
    type: Event,
    nullable: true,
    description: 'One event.',
    authScopes: { permission: 'audit-log:read' },
    args: { id: t.arg.id({ required: true, description: 'evt_…' }) },
    resolve: (_root, { id }, { actor }) => findEvent(actor, readId('Event', id)),
  }),
  events: t.connection({
    type: Event,
    description:
      'The event log, oldest first; `last: 50` are the newest. Its cursors are those of events and payloads, so that a ' +
      'subscription follows where a page ends. What the viewer may not see is left out.',
    authScopes: { permission: 'audit-log:read' },
    args: { types: t.arg({ type: [EventTypeEnum], description: 'Any of these; without it, all.' }) },
    resolve: async (_root, { types, ...args }, { actor }) => {
      const page = readPage(args);
      const { edges, pageInfo } = toConnection(page, [], await listEvents(actor, types ?? null, page));
      const own = edges.map(({ node }) => ({ node, cursor: cursorOf(node) }));
      const ends = { startCursor: own[0]?.cursor ?? null, endCursor: own.at(-1)?.cursor ?? null };
      return { edges: own, pageInfo: { ...pageInfo, ...ends } };
    },
  }),
}));
