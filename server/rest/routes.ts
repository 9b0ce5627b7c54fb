import { type TaggedRoute, tagged } from './route.ts';
import { aiAgentRoutes } from './routes/ai-agents.ts';
import { authRoutes } from './routes/auth.ts';
import { callSessionRoutes } from './routes/call-sessions.ts';
import { channelRoutes } from './routes/channels.ts';
import { contactRoutes } from './routes/contacts.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { knowledgeSourceRoutes } from './routes/knowledge-sources.ts';
import { apiKeyRoutes, memberRoutes } from './routes/members.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { planRoutes } from './routes/plans.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { workflowRoutes } from './routes/workflows.ts';

/** REST v1, all of it: one row a route. The handler, the router and the OpenAPI document are made from it. */
export const routes: readonly TaggedRoute[] = [
  ...tagged('Authentication', authRoutes),
  ...tagged('Conversations', conversationRoutes),
  ...tagged('Calls', callSessionRoutes),
  ...tagged('Contacts', contactRoutes),
  ...tagged('Channels', channelRoutes),
  ...tagged('Workflows', workflowRoutes),
  ...tagged('Webhooks', webhookRoutes),
  ...tagged('AI agents', aiAgentRoutes),
  ...tagged('Knowledge', knowledgeSourceRoutes),
  ...tagged('Organizations', organizationRoutes),
  ...tagged('Members', memberRoutes),
  ...tagged('API keys', apiKeyRoutes),
  ...tagged('Plans', planRoutes),
];
