import { Contact } from '../contacts/contact.schema.ts';
import { Conversation } from '../conversations/conversation.schema.ts';
import { findConversation } from '../conversations/conversation-lists.service.ts';
import { Message, MessageAuthor } from '../conversations/message.schema.ts';
import { followTyping } from '../conversations/typing.service.ts';
import type { Typing } from '../conversations/typing-leases.ts';
import { InFlight } from '../db/in-flight.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { encodeNodeId, readId, readOptionalId } from '../graphql/ids.ts';
import { Organization } from '../organizations/organizations.schema.ts';
import { visibilityOf } from '../subscriptions/visibility.ts';
import { afterDescription } from './after.ts';
import { conversationOf, messageOf } from './event-rows.ts';
import { eventTypes } from './event-types.ts';
import { eventRef as event, InboxEvent } from './inbox-event.schema.ts';
import { concealed, followEvents, followInbox } from './inbox-events.ts';
import { subjectTypename } from './subjects.ts';

const MessageAddedEvent = event('MessageAddedEvent').implement({
  interfaces: [InboxEvent],
  description: 'A message was stored.',
  fields: (t) => ({
    message: t.field({
      type: Message,
      nullable: true,
      description: 'The message; null in the CAUGHT_UP mark.',
      resolve: (followed, _args, context) => messageOf(followed, context),
    }),
    conversation: t.field({
      type: Conversation,
      nullable: true,
      description: 'Its conversation as it is now; null in the CAUGHT_UP mark.',
      resolve: (followed, _args, context) => conversationOf(followed, context),
    }),
  }),
});

const ConversationChangedEvent = event('ConversationChangedEvent').implement({
  interfaces: [InboxEvent],
  description: 'A conversation was created or changed.',
  fields: (t) => ({
    conversation: t.field({
      type: Conversation,
      nullable: true,
      description: 'The conversation as it is now; null in the CAUGHT_UP mark.',
      resolve: (followed, _args, context) => conversationOf(followed, context),
    }),
  }),
});

event('ConversationReadEvent').implement({
  interfaces: [InboxEvent],
  description: 'A member has read a conversation up to a message.',
  fields: (t) => ({
    conversation: t.field({
      type: Conversation,
      nullable: true,
      description: 'The conversation as it is now.',
      resolve: (followed, _args, context) => conversationOf(followed, context),
    }),
    userId: t.id({
      description: 'Who read it: user_…',
      resolve: ({ event: logged }) => encodeNodeId('User', String(logged?.payload.userId)),
    }),
    lastReadSeq: t.int({
      description: 'Number of the last message read.',
      resolve: ({ event: logged }) => Number(logged?.payload.lastReadSeq ?? 0),
    }),
  }),
});

event('ContactChangedEvent').implement({
  interfaces: [InboxEvent],
  description: 'A contact was created, changed or deleted.',
  fields: (t) => ({
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact as it is now; null when it was deleted.',
      resolve: ({ event: logged }, _args, { loaders }) => (logged ? loaders.contact.load(logged.subjectId) : null),
    }),
    contactId: t.id({
      description: 'cont_…',
      resolve: ({ event: logged }) => encodeNodeId('Contact', logged?.subjectId ?? ''),
    }),
  }),
});

event('OrganizationChangedEvent').implement({
  interfaces: [InboxEvent],
  description: 'The organization itself changed, or something that it is set up with: a member, a channel, a label …',
  fields: (t) => ({
    organization: t.field({
      type: Organization,
      nullable: true,
      description: 'The organization as it is now.',
      resolve: ({ event: logged }, _args, { loaders }) =>
        logged ? loaders.organization.load(logged.organizationId) : null,
    }),
    subjectId: t.id({
      description: 'What changed.',
      resolve: ({ type, event: logged }) =>
        encodeNodeId(subjectTypename(type) ?? 'Organization', logged?.subjectId ?? ''),
    }),
  }),
});

const writers = { CONTACT: 'Contact', AGENT: 'User', AI: 'AiAgent', SYSTEM: 'User' } as const;

const TypingEvent = builder.objectRef<Typing>('TypingEvent').implement({
  description: 'Somebody starts or stops writing. The signal is not logged.',
  fields: (t) => ({
    conversationId: t.id({
      description: 'conv_…',
      resolve: (typing) => encodeNodeId('Conversation', typing.conversationId),
    }),
    typing: t.exposeBoolean('typing', { description: 'Whether they write now.' }),
    author: t.field({
      type: MessageAuthor,
      description: 'Who writes.',
      resolve: ({ author: { type, id, name } }) => ({
        type,
        name,
        id: id && encodeNodeId(writers[type], id),
      }),
    }),
  }),
});

const looking = new InFlight<{ id: string }>();

/** A conversation to follow must be the actor's to see. All who are alike in what they see look it up together. */
async function readFollowed(id: string | null | undefined, { actor }: Context): Promise<string | null> {
  if (id == null) return null;
  const conversationId = readId('Conversation', id, 'conversationId');
  const key = `${actor.organizationId} ${visibilityOf(actor)} ${conversationId}`;
  return (await looking.share(key, () => findConversation(actor, conversationId))).id;
}

builder.subscriptionFields((t) => ({
  inboxEvents: t.field({
    type: InboxEvent,
    description: "Everything that changes the current organization's inbox, in order, without gaps.",
    authScopes: { permission: 'conversations:read' },
    args: { after: t.arg.string({ description: afterDescription }) },
    subscribe: (_root, { after }, { actor }) => followInbox(actor, after),
    resolve: (followed, _args, { actor }) => concealed(actor, followed),
  }),
  messageAdded: t.field({
    type: MessageAddedEvent,
    description: 'New messages of one conversation, or of all.',
    authScopes: { permission: 'messages:read' },
    args: {
      conversationId: t.arg.id({ description: 'conv_…; without it, all conversations.' }),
      after: t.arg.string({ description: afterDescription }),
    },
    subscribe: async (_root, { conversationId, after }, context) =>
      followEvents(context.actor, {
        types: ['message.created'],
        conversationId: await readFollowed(conversationId, context),
        after,
      }),
    resolve: (followed) => followed,
  }),
  conversationChanged: t.field({
    type: ConversationChangedEvent,
    description: 'Changes of one conversation, or of all: state, assignment, priority, subject.',
    authScopes: { permission: 'conversations:read' },
    args: {
      conversationId: t.arg.id({ description: 'conv_…; without it, all conversations.' }),
      after: t.arg.string({ description: afterDescription }),
    },
    subscribe: async (_root, { conversationId, after }, context) =>
      followEvents(context.actor, {
        types: eventTypes.filter((type) => type.startsWith('conversation.') && type !== 'conversation.read'),
        conversationId: await readFollowed(conversationId, context),
        after,
      }),
    resolve: (followed) => followed,
  }),
  typing: t.field({
    type: TypingEvent,
    description: 'Who starts and stops writing, in one conversation or in all; first who writes already.',
    authScopes: { permission: 'conversations:read' },
    args: { conversationId: t.arg.id({ description: 'conv_…; without it, all conversations, for staff.' }) },
    subscribe: (_root, { conversationId }, { actor }) =>
      followTyping(actor, readOptionalId('Conversation', conversationId, 'conversationId')),
    resolve: (typing) => typing,
  }),
}));
