import { builder } from '../graphql/builder.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import { DocumentChunk } from '../knowledge/document-chunk.schema.ts';
import { KnowledgeSource } from '../knowledge/knowledge-source.schema.ts';
import { aiProviders, type AnswerDetails as Details, type ToolCall } from './answer-details.ts';

export const AiProvider = builder.enumType('AiProvider', {
  description:
    'Who writes the answers: a model behind an OpenAI-compatible API, or LOCAL, which is no model and quotes the ' +
    'knowledge sources.',
  values: aiProviders,
});

const RetrievedChunk = builder.objectRef<Details['retrieved'][number]>('RetrievedChunk').implement({
  description: 'A chunk that was found while an answer was made.',
  fields: (t) => ({
    chunkId: t.id({
      description: 'chunk_…; it may have been deleted since.',
      resolve: ({ chunkId }) => encodeNodeId('DocumentChunk', chunkId),
    }),
    chunk: t.field({
      type: DocumentChunk,
      nullable: true,
      description: 'The chunk; null when it was deleted.',
      resolve: ({ chunkId }, _args, { loaders }) => loaders.documentChunk.load(chunkId),
    }),
    source: t.field({
      type: KnowledgeSource,
      nullable: true,
      description: 'The knowledge source; null when it was deleted.',
      resolve: ({ sourceId }, _args, { loaders }) => loaders.knowledgeSource.load(sourceId),
    }),
    score: t.exposeFloat('score', { description: 'How well it fitted, comparable within one answer.' }),
  }),
});

const AiToolCall = builder.objectRef<ToolCall>('AiToolCall').implement({
  description: 'A tool that an AI agent used for an answer.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the tool.' }),
    arguments: t.field({ type: 'JSON', description: 'What it was given.', resolve: (call) => call.arguments }),
    durationMs: t.exposeInt('durationMs', { description: 'How long it took, in milliseconds.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why it failed; null when it did not.' }),
  }),
});

export const AiAnswerDetails = builder.objectRef<Details>('AiAnswerDetails').implement({
  description: 'How an answer of an AI agent came about.',
  fields: (t) => ({
    provider: t.expose('provider', { type: AiProvider, description: 'Who wrote it.' }),
    model: t.exposeString('model', { nullable: true, description: 'The model; null for LOCAL.' }),
    inputTokens: t.exposeInt('inputTokens', { description: 'Tokens that the model read.' }),
    outputTokens: t.exposeInt('outputTokens', { description: 'Tokens that the model wrote.' }),
    firstTokenMs: t.exposeInt('firstTokenMs', {
      nullable: true,
      description: 'From the start of the work to the first words, in milliseconds; null when none came.',
    }),
    totalMs: t.exposeInt('totalMs', { description: 'From the start of the work to its end, in milliseconds.' }),
    attempts: t.exposeInt('attempts', { description: 'How often the model was asked before it answered.' }),
    retrieved: t.expose('retrieved', { type: [RetrievedChunk], description: 'What was found, the best first.' }),
    toolCalls: t.expose('toolCalls', { type: [AiToolCall], description: 'Which tools were used, in order.' }),
  }),
});
