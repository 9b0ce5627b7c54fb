import { builder } from '../graphql/builder.ts';
import { Conversation } from './conversation.schema.ts';

export const ConversationPayload = builder.simpleObject('ConversationPayload', {
  description: 'The conversation as it is now.',
  fields: (t) => ({
    conversation: t.field({ type: Conversation, description: 'The conversation.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});
