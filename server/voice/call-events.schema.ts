import { callSessionIdOf, callSessionOf, callTurnOf } from '../events/event-rows.ts';
import type { EventType } from '../events/event-types.ts';
import { eventRef, InboxEvent } from '../events/inbox-event.schema.ts';
import { followEvents } from '../events/inbox-events.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { readId } from '../graphql/ids.ts';
import { findCallSession } from './call-lists.service.ts';
import { CallSession } from './call-session.schema.ts';
import { CallTurn } from './call-turn.schema.ts';

const CallSessionChangedEvent = eventRef('CallSessionChangedEvent').implement({
  interfaces: [InboxEvent],
  description: 'A call came in or went out, changed, or ended.',
  fields: (t) => ({
    callSession: t.field({
      type: CallSession,
      nullable: true,
      description: 'The call as it is now; null in the CAUGHT_UP mark.',
      resolve: (followed, _args, context) => callSessionOf(followed, context),
    }),
  }),
});

const CallTurnAddedEvent = eventRef('CallTurnAddedEvent').implement({
  interfaces: [InboxEvent],
  description: 'Something was said in a call.',
  fields: (t) => ({
    callTurn: t.field({
      type: CallTurn,
      nullable: true,
      description: 'The turn; null in the CAUGHT_UP mark.',
      resolve: (followed, _args, context) => callTurnOf(followed, context),
    }),
    callSession: t.field({
      type: CallSession,
      nullable: true,
      description: 'Its call as it is now; null in the CAUGHT_UP mark.',
      resolve: (followed, _args, context) => callSessionOf(followed, context),
    }),
  }),
});

type Followable = { callSessionId?: string | null | undefined; after?: string | null | undefined };

/** Events of one call, which must be the actor's to see, or of all. */
async function followCalls({ callSessionId, after }: Followable, { actor }: Context, types: readonly EventType[]) {
  const id =
    callSessionId == null
      ? null
      : (await findCallSession(actor, readId('CallSession', callSessionId, 'callSessionId'))).id;
  return followEvents(actor, {
    types,
    after,
    permission: 'calls:read',
    ...(id && { matches: (event) => callSessionIdOf(event) === id }),
  });
}

const callDescription = 'call_…; without it, all calls.';
const afterDescription = 'Replay what came behind this cursor first; "0" is the beginning of the log.';

builder.subscriptionFields((t) => ({
  callSessionChanged: t.field({
    type: CallSessionChangedEvent,
    description: 'Changes of one call, or of all: that it came, was answered, ended.',
    authScopes: { permission: 'calls:read' },
    args: {
      callSessionId: t.arg.id({ description: callDescription }),
      after: t.arg.string({ description: afterDescription }),
    },
    subscribe: (_root, args, context) => followCalls(args, context, ['call.created', 'call.updated', 'call.ended']),
    resolve: (followed) => followed,
  }),
  callTurnAdded: t.field({
    type: CallTurnAddedEvent,
    description: 'What is said in one call, or in all, as it is spoken.',
    authScopes: { permission: 'calls:read' },
    args: {
      callSessionId: t.arg.id({ description: callDescription }),
      after: t.arg.string({ description: afterDescription }),
    },
    subscribe: (_root, args, context) => followCalls(args, context, ['call.turn_added']),
    resolve: (followed) => followed,
  }),
}));
