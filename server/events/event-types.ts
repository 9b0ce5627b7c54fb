import type { Permission } from '../auth/permissions.ts';

/**
 * Every type of the event log, `<entity>.<what happened>`; webhooks and workflows use the same names. The value is the
 * permission that somebody needs to see such an event.
 */
const permissionByType = {
  'message.created': 'messages:read',
  'conversation.created': 'conversations:read',
  'conversation.updated': 'conversations:read',
  'conversation.assigned': 'conversations:read',
  'conversation.snoozed': 'conversations:read',
  'conversation.resolved': 'conversations:read',
  'conversation.reopened': 'conversations:read',
  'conversation.read': 'conversations:read',
  'conversation.labeled': 'conversations:read',
  'conversation.handed_off': 'conversations:read',
  'conversation.returned_to_ai': 'conversations:read',
  'contact.created': 'contacts:read',
  'contact.updated': 'contacts:read',
  'contact.deleted': 'contacts:read',
  'channel.created': 'channels:read',
  'channel.updated': 'channels:read',
  'channel.deleted': 'channels:read',
  'label.created': 'labels:read',
  'label.updated': 'labels:read',
  'label.deleted': 'labels:read',
  'saved_reply.created': 'saved-replies:read',
  'saved_reply.updated': 'saved-replies:read',
  'saved_reply.deleted': 'saved-replies:read',
  'ai_agent.created': 'ai-agents:read',
  'ai_agent.updated': 'ai-agents:read',
  'ai_agent.deleted': 'ai-agents:read',
  'knowledge_source.created': 'knowledge:read',
  'knowledge_source.updated': 'knowledge:read',
  'knowledge_source.deleted': 'knowledge:read',
  'workflow.created': 'workflows:read',
  'workflow.updated': 'workflows:read',
  'workflow.deleted': 'workflows:read',
  'workflow_run.created': 'workflows:read',
  'workflow_run.updated': 'workflows:read',
  'call.created': 'calls:read',
  'call.updated': 'calls:read',
  'call.turn_added': 'calls:read',
  'call.ended': 'calls:read',
  'webhook_subscription.created': 'webhooks:read',
  'webhook_subscription.updated': 'webhooks:read',
  'webhook_subscription.deleted': 'webhooks:read',
  'subscription.updated': 'billing:read',
  'organization.created': 'organization:read',
  'organization.updated': 'organization:read',
  'organization.deleted': 'organization:read',
  'organization.suspended': 'organization:read',
  'organization.reinstated': 'organization:read',
  'member.invited': 'members:read',
  'member.added': 'members:read',
  'member.updated': 'members:read',
  'member.removed': 'members:read',
  'invitation.revoked': 'members:read',
  'api_key.created': 'api-keys:read',
  'api_key.updated': 'api-keys:read',
  'api_key.revoked': 'api-keys:read',
} as const satisfies Record<string, Permission>;

export type EventType = keyof typeof permissionByType;

export const eventTypes = Object.keys(permissionByType) as EventType[];

/** What somebody needs to see events of a type. */
export function permissionFor(type: EventType): Permission {
  return permissionByType[type];
}

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
