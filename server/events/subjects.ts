import type { IdTypename } from '../db/ids.ts';

/** By the entity of an event's type, or by the whole type where that is another. */
const typenames: Record<string, IdTypename> = {
  ai_agent: 'AiAgent',
  api_key: 'ApiKey',
  call: 'CallSession',
  'call.turn_added': 'CallTurn',
  channel: 'Channel',
  contact: 'Contact',
  conversation: 'Conversation',
  invitation: 'Invitation',
  knowledge_source: 'KnowledgeSource',
  label: 'Label',
  member: 'Membership',
  'member.invited': 'Invitation',
  message: 'Message',
  organization: 'Organization',
  saved_reply: 'SavedReply',
  subscription: 'BillingSubscription',
  webhook_subscription: 'WebhookSubscription',
  workflow: 'Workflow',
  workflow_run: 'WorkflowRun',
};

/** What the `subjectId` of an event of this type is; null for a type that is not known. */
export function subjectTypename(type: string): IdTypename | null {
  return typenames[type] ?? typenames[type.split('.')[0] ?? ''] ?? null;
}
