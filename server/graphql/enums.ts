import {
  AuthorType as AuthorTypes,
  ChannelType as ChannelTypes,
  ConversationHandledBy as HandledBys,
  PlanInterval as Intervals,
  MessageKind as Kinds,
  MessageStatus as MessageStatuses,
  ConversationPriority as Priorities,
  PlanProduct as Products,
  Role as Roles,
  ConversationStatus as Statuses,
  PlanTier as Tiers,
} from '../generated/prisma/enums.ts';
import { builder } from './builder.ts';

export const Role = builder.enumType(Roles, {
  name: 'Role',
  description:
    'What a member may do: a viewer reads, an agent answers, an admin configures, an owner pays and deletes.',
});
export const ChannelType = builder.enumType(ChannelTypes, {
  name: 'ChannelType',
  description: 'How a contact reaches the organization.',
});
export const ConversationStatus = builder.enumType(Statuses, {
  name: 'ConversationStatus',
  description: 'OPEN and PENDING are in the inbox; SNOOZED comes back later; RESOLVED is done.',
});
export const ConversationPriority = builder.enumType(Priorities, {
  name: 'ConversationPriority',
  description: 'How urgent a conversation is.',
});
export const ConversationHandledBy = builder.enumType(HandledBys, {
  name: 'ConversationHandledBy',
  description: 'Who is in control of a conversation.',
});
export const AuthorType = builder.enumType(AuthorTypes, { name: 'AuthorType', description: 'Who wrote a message.' });
export const MessageKind = builder.enumType(Kinds, {
  name: 'MessageKind',
  description: 'A REPLY reaches the contact, a NOTE stays in the team, an ACTIVITY says what happened.',
});
export const MessageStatus = builder.enumType(MessageStatuses, {
  name: 'MessageStatus',
  description: 'How far a message got. It moves forward only.',
});
export const PlanProduct = builder.enumType(Products, { name: 'PlanProduct', description: 'What a plan covers.' });
export const PlanTier = builder.enumType(Tiers, { name: 'PlanTier', description: 'How much a plan covers.' });
export const PlanInterval = builder.enumType(Intervals, { name: 'PlanInterval', description: 'How often it is paid.' });
