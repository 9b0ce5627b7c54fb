import { builder } from '../graphql/builder.ts';
import { readId } from '../graphql/ids.ts';
import { Citation } from '../knowledge/citation.schema.ts';
import { suggestReply, summarizeConversation } from './conversation-assist.service.ts';

const SuggestReplyPayload = builder.simpleObject('SuggestReplyPayload', {
  description: 'A reply to look over and send. Nothing is stored.',
  fields: (t) => ({
    text: t.string({ description: 'The reply.' }),
    citations: t.field({ type: [Citation], description: 'What it rests on.' }),
  }),
});

const SummarizeConversationPayload = builder.simpleObject('SummarizeConversationPayload', {
  description: 'What the conversation is about. Nothing is stored.',
  fields: (t) => ({
    text: t.string({ description: 'The summary.' }),
    citations: t.field({ type: [Citation], description: 'What it rests on.' }),
  }),
});

const SuggestReplyInput = builder.inputType('SuggestReplyInput', {
  description: 'Names the conversation to reply to.',
  fields: (t) => ({ conversationId: t.id({ required: true, description: 'conv_…' }) }),
});

const SummarizeConversationInput = builder.inputType('SummarizeConversationInput', {
  description: 'Names the conversation to summarize.',
  fields: (t) => ({ conversationId: t.id({ required: true, description: 'conv_…' }) }),
});

builder.mutationFields((t) => ({
  suggestReply: t.field({
    type: SuggestReplyPayload,
    description: 'Drafts a reply for a person to look over.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: SuggestReplyInput, required: true, description: 'To which conversation.' }) },
    resolve: (_root, { input }, { actor }) =>
      suggestReply(actor, readId('Conversation', input.conversationId, 'conversationId')),
  }),
  summarizeConversation: t.field({
    type: SummarizeConversationPayload,
    description: 'Sums a conversation up for a person who takes it over.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: SummarizeConversationInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, { actor }) =>
      summarizeConversation(actor, readId('Conversation', input.conversationId, 'conversationId')),
  }),
}));
