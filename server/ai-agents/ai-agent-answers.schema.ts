import { builder } from '../graphql/builder.ts';
import { readId } from '../graphql/ids.ts';
import { Citation } from '../knowledge/citation.schema.ts';
import { KnowledgeHit } from '../knowledge/knowledge-search.schema.ts';
import { testAiAgent } from './ai-agent-answers.service.ts';
import { describeAiServer } from './ai-server.ts';
import { AiAnswerDetails, AiProvider } from './answer-details.schema.ts';

const AiServer = builder.simpleObject('AiServer', {
  description: 'What this server answers with.',
  fields: (t) => ({
    provider: t.field({ type: AiProvider, description: 'Who writes the answers.' }),
    model: t.string({ nullable: true, description: 'The model of AI agents that name none; null for LOCAL.' }),
    embeddingModel: t.string({
      nullable: true,
      description: 'The model that makes vectors for the search; null: chunks are found by their words alone.',
    }),
  }),
});

builder.queryField('aiServer', (t) =>
  t.field({
    type: AiServer,
    description: 'What this server answers with.',
    authScopes: { permission: 'ai-agents:read' },
    resolve: () => describeAiServer(),
  }),
);

const TestAiAgentPayload = builder.simpleObject('TestAiAgentPayload', {
  description: 'What the AI agent would answer. Nothing is stored, and tools that change something are not used.',
  fields: (t) => ({
    text: t.string({ description: 'The answer; empty when it would hand off without a word.' }),
    citations: t.field({ type: [Citation], description: 'What it rests on.' }),
    handOffReason: t.string({ nullable: true, description: 'Why it would hand off; null when it would not.' }),
    details: t.field({ type: AiAnswerDetails, description: 'How it came about.' }),
    hits: t.field({ type: [KnowledgeHit], description: 'What was found in its knowledge sources, the best first.' }),
  }),
});

const TestTurnAuthor = builder.enumType('AiTestAuthor', {
  description: 'Who wrote an earlier turn of a test.',
  values: ['CONTACT', 'AI'] as const,
});

const AiTestTurn = builder.inputType('AiTestTurnInput', {
  description: 'An earlier turn of a test.',
  fields: (t) => ({
    author: t.field({ type: TestTurnAuthor, required: true, description: 'Who wrote it.' }),
    text: t.string({ required: true, description: '1 to 8,000 characters.' }),
  }),
});

const TestAiAgentInput = builder.inputType('TestAiAgentInput', {
  description: 'A message to try an AI agent with.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'agt_…' }),
    message: t.string({ required: true, description: 'What a contact might write, 1 to 8,000 characters.' }),
    history: t.field({ type: [AiTestTurn], description: 'What was said before, the oldest first; at most 50 turns.' }),
  }),
});

builder.mutationField('testAiAgent', (t) =>
  t.field({
    type: TestAiAgentPayload,
    description: 'Asks an AI agent outside any conversation.',
    authScopes: { permission: 'ai-agents:write' },
    args: { input: t.arg({ type: TestAiAgentInput, required: true, description: 'Whom, and what.' }) },
    resolve: (_root, { input: { id, ...message } }, { actor }) => testAiAgent(actor, readId('AiAgent', id), message),
  }),
);
