/** Every type of the event log, `<entity>.<what happened>`; webhooks and workflows use the same names. */
export const eventTypes = [
  'message.created',
  'conversation.created',
  'conversation.updated',
  'conversation.assigned',
  'conversation.snoozed',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.read',
  'contact.created',
  'contact.updated',
  'contact.deleted',
  'channel.created',
  'channel.updated',
  'channel.deleted',
  'organization.created',
  'organization.updated',
  'organization.deleted',
  'member.invited',
  'member.added',
  'member.updated',
  'member.removed',
  'api_key.created',
  'api_key.revoked',
] as const;

export type EventType = (typeof eventTypes)[number];

/** One row of the log, as it travels on the bus. */
export type LoggedEvent = {
  organizationId: string;
  /** 1, 2, 3 … in an organization, in commit order. */
  seq: number;
  type: EventType;
  subjectId: string;
  conversationId: string | null;
  contactId: string | null;
  payload: Record<string, unknown>;
  actorType: string;
  actorId: string | null;
  occurredAt: Date;
};
