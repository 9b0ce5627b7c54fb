import './scalars.ts';
import '../auth/auth.schema.ts';
import '../auth/viewer.schema.ts';
import '../auth/api-keys.schema.ts';
import '../organizations/organizations.schema.ts';
import '../organizations/members.schema.ts';
import '../channels/channels.schema.ts';
import '../contacts/contacts.schema.ts';
import '../contacts/contact-tokens.schema.ts';
import '../conversations/conversations.schema.ts';
import '../conversations/conversation-actions.schema.ts';
import '../conversations/messages.schema.ts';
import '../voice/call-sessions.schema.ts';
import '../voice/call-mutations.schema.ts';
import '../voice/call-events.schema.ts';
import '../billing/plans.schema.ts';
import '../events/events.schema.ts';
import '../workflows/workflows.schema.ts';
import '../workflows/workflow-runs.schema.ts';
import '../workflows/workflow-run-events.schema.ts';
import '../webhooks/webhook-subscriptions.schema.ts';
import '../webhooks/webhook-deliveries.schema.ts';
import { builder } from './builder.ts';

/** The one schema: every domain registers itself with the builder above. */
export const schema = builder.toSchema();
