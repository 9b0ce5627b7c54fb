import { type TaggedRoute, tagged } from './route.ts';
import { aiAgentRoutes } from './routes/ai-agents.ts';
import { auditLogRoutes } from './routes/audit-logs.ts';
import { authRoutes } from './routes/auth.ts';
import { callSessionRoutes } from './routes/call-sessions.ts';
import { channelRoutes } from './routes/channels.ts';
import { contactRoutes } from './routes/contacts.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { eventRoutes, idempotencyKeyRoutes } from './routes/events.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { knowledgeSourceRoutes } from './routes/knowledge-sources.ts';
import { labelRoutes } from './routes/labels.ts';
import { apiKeyRoutes, memberRoutes } from './routes/members.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { planRoutes } from './routes/plans.ts';
import { savedReplyRoutes } from './routes/saved-replies.ts';
import { subscriptionRoutes } from './routes/subscription.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { workflowRoutes } from './routes/workflows.ts';

/** REST v1, all of it: one row a route. The handler, the router and the OpenAPI document are made from it. */
export const routes: readonly TaggedRoute[] = [
  ...tagged('Authentication', authRoutes),
  ...tagged('Conversations', conversationRoutes),
  ...tagged('Calls', callSessionRoutes),
  ...tagged('Labels', labelRoutes),
  ...tagged('Saved replies', savedReplyRoutes),
  ...tagged('Contacts', contactRoutes),
  ...tagged('Channels', channelRoutes),
  ...tagged('Workflows', workflowRoutes),
  ...tagged('Webhooks', webhookRoutes),
  ...tagged('AI agents', aiAgentRoutes),
  ...tagged('Knowledge', knowledgeSourceRoutes),
  ...tagged('Organizations', organizationRoutes),
  ...tagged('Members', memberRoutes),
  ...tagged('Members', invitationRoutes),
  ...tagged('API keys', apiKeyRoutes),
  ...tagged('Audit log', auditLogRoutes),
  ...tagged('Audit log', eventRoutes),
  ...tagged('Audit log', idempotencyKeyRoutes),
  ...tagged('Plans', planRoutes),
  ...tagged('Billing', subscriptionRoutes),
];
