import { builder } from '../graphql/builder.ts';
import { readId, readOptionalId } from '../graphql/ids.ts';
import { handOffConversation, returnConversationToAi } from './conversation-control.service.ts';
import { ConversationPayload } from './payloads.schema.ts';

const HandOffConversationInput = builder.inputType('HandOffConversationInput', {
  description: 'What the AI gives to a person.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'conv_…' }),
    reason: t.string({ description: 'Why, at most 500 characters; it is shown to the team in the thread.' }),
    assigneeId: t.id({ description: 'user_… of the member who takes it; without it, the assignee stays.' }),
  }),
});

const ReturnConversationToAiInput = builder.inputType('ReturnConversationToAiInput', {
  description: 'What a person gives to the AI.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'conv_…' }),
    aiAgentId: t.id({ description: 'agt_… of an active AI agent; without it, the one it had, or its channel has.' }),
  }),
});

builder.mutationFields((t) => ({
  handOffConversation: t.field({
    type: ConversationPayload,
    description: 'Takes the conversation from the AI and gives it to people. One that they have already stays.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: HandOffConversationInput, required: true, description: 'Which one, and why.' }) },
    resolve: async (_root, { input: { id, reason, assigneeId } }, { actor }) => {
      const { value, cursor } = await handOffConversation(actor, readId('Conversation', id), {
        reason,
        assigneeId: readOptionalId('User', assigneeId, 'assigneeId'),
      });
      return { conversation: value, cursor };
    },
  }),
  returnConversationToAi: t.field({
    type: ConversationPayload,
    description: 'Gives the conversation to an active AI agent; nobody is assigned then.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: ReturnConversationToAiInput, required: true, description: 'Which one, to whom.' }) },
    resolve: async (_root, { input: { id, aiAgentId } }, { actor }) => {
      const agent = readOptionalId('AiAgent', aiAgentId, 'aiAgentId');
      const { value, cursor } = await returnConversationToAi(actor, readId('Conversation', id), agent);
      return { conversation: value, cursor };
    },
  }),
}));
