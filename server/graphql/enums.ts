import {
  AiAgentStatus as AiAgentStatuses,
  AuthorType as AuthorTypes,
  BillingProvider as BillingProviders,
  CallDirection as CallDirections,
  CallProvider as CallProviders,
  CallSpeaker as CallSpeakers,
  CallStatus as CallStatuses,
  ChannelType as ChannelTypes,
  WebhookDeliveryStatus as DeliveryStatuses,
  ConversationHandledBy as HandledBys,
  PlanInterval as Intervals,
  MessageKind as Kinds,
  KnowledgeDocumentStatus as KnowledgeDocumentStatuses,
  KnowledgeSourceStatus as KnowledgeSourceStatuses,
  KnowledgeSourceType as KnowledgeSourceTypes,
  MessageStatus as MessageStatuses,
  PlatformRole as PlatformRoles,
  ConversationPriority as Priorities,
  PlanProduct as Products,
  Role as Roles,
  WorkflowRunStatus as RunStatuses,
  ConversationStatus as Statuses,
  WorkflowStepStatus as StepStatuses,
  SubscriptionStatus as SubscriptionStatuses,
  PlanTier as Tiers,
  VerificationTokenPurpose as TokenPurposes,
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
export const AiAgentStatus = builder.enumType(AiAgentStatuses, {
  name: 'AiAgentStatus',
  description: 'Whether an AI agent answers.',
});
export const KnowledgeSourceType = builder.enumType(KnowledgeSourceTypes, {
  name: 'KnowledgeSourceType',
  description: 'What a knowledge source is made from.',
});
export const KnowledgeSourceStatus = builder.enumType(KnowledgeSourceStatuses, {
  name: 'KnowledgeSourceStatus',
  description: 'How far the ingestion of a knowledge source got.',
});
export const KnowledgeDocumentStatus = builder.enumType(KnowledgeDocumentStatuses, {
  name: 'KnowledgeDocumentStatus',
  description: 'Whether a document could be read.',
});
export const WorkflowRunStatus = builder.enumType(RunStatuses, {
  name: 'WorkflowRunStatus',
  description: 'Where a run stands.',
});
export const WorkflowStepStatus = builder.enumType(StepStatuses, {
  name: 'WorkflowStepStatus',
  description: 'Where a step of a run stands.',
});
export const CallProvider = builder.enumType(CallProviders, {
  name: 'CallProvider',
  description: 'Who carries a call.',
});
export const CallDirection = builder.enumType(CallDirections, {
  name: 'CallDirection',
  description: 'Who called whom: INBOUND from the contact, OUTBOUND to the contact.',
});
export const CallStatus = builder.enumType(CallStatuses, { name: 'CallStatus', description: 'Where a call stands.' });
export const CallSpeaker = builder.enumType(CallSpeakers, {
  name: 'CallSpeaker',
  description: 'Who speaks in a call.',
});
export const WebhookDeliveryStatus = builder.enumType(DeliveryStatuses, {
  name: 'WebhookDeliveryStatus',
  description: 'How a delivery went.',
});
export const SubscriptionStatus = builder.enumType(SubscriptionStatuses, {
  name: 'SubscriptionStatus',
  description: 'Where a subscription stands.',
});
export const BillingProvider = builder.enumType(BillingProviders, {
  name: 'BillingProvider',
  description: 'Who collects the money: Paddle, or the platform itself.',
});
export const PlatformRole = builder.enumType(PlatformRoles, {
  name: 'PlatformRole',
  description: 'What a person may do across organizations.',
});
export const VerificationTokenPurpose = builder.enumType(TokenPurposes, {
  name: 'VerificationTokenPurpose',
  description: 'What a mailed token proves.',
});
