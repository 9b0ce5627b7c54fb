import { builder } from '../graphql/builder.ts';
import { readId, readIds } from '../graphql/ids.ts';
import { addConversationLabels, removeConversationLabels } from './conversation-labels.service.ts';
import { ConversationPayload } from './payloads.schema.ts';

const ConversationLabelsInput = builder.inputType('ConversationLabelsInput', {
  description: 'Some labels and a conversation.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'conv_…' }),
    labelIds: t.idList({ required: true, description: 'lbl_…, 1 to 50.' }),
  }),
});

builder.mutationFields((t) => ({
  addConversationLabels: t.field({
    type: ConversationPayload,
    description: 'Puts labels on a conversation, which keeps those it has; it carries at most 50.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: ConversationLabelsInput, required: true, description: 'Which on which.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const labelIds = readIds('Label', input.labelIds, 'labelIds');
      const { value, cursor } = await addConversationLabels(actor, readId('Conversation', input.id), { labelIds });
      return { conversation: value, cursor };
    },
  }),
  removeConversationLabels: t.field({
    type: ConversationPayload,
    description: 'Takes labels off a conversation.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: ConversationLabelsInput, required: true, description: 'Which off which.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const labelIds = readIds('Label', input.labelIds, 'labelIds');
      const { value, cursor } = await removeConversationLabels(actor, readId('Conversation', input.id), { labelIds });
      return { conversation: value, cursor };
    },
  }),
}));
