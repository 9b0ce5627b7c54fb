import './scalars.ts';
import '../auth/auth.schema.ts';
import '../auth/viewer.schema.ts';
import '../auth/profile.schema.ts';
import '../auth/passwords.schema.ts';
import '../auth/sessions.schema.ts';
import '../auth/api-keys.schema.ts';
import '../organizations/organizations.schema.ts';
import '../organizations/members.schema.ts';
import '../channels/channels.schema.ts';
import '../contacts/contacts.schema.ts';
import '../contacts/contact-tokens.schema.ts';
import '../conversations/conversations.schema.ts';
import '../conversations/conversation-actions.schema.ts';
import '../conversations/messages.schema.ts';
import '../billing/plans.schema.ts';
import '../events/events.schema.ts';
import { builder } from './builder.ts';

/** The one schema: every domain registers itself with the builder above. */
export const schema = builder.toSchema();
