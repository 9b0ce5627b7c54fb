import { builder } from '../graphql/builder.ts';
import { readId } from '../graphql/ids.ts';
import { Citation } from '../knowledge/citation.schema.ts';
import { testAiAgent } from './ai-agent-answers.service.ts';

const TestAiAgentPayload = builder.simpleObject('TestAiAgentPayload', {
  description: 'What the AI agent would answer. Nothing is stored.',
  fields: (t) => ({
    text: t.string({ description: 'The answer.' }),
    citations: t.field({ type: [Citation], description: 'What it rests on.' }),
    handOffReason: t.string({ nullable: true, description: 'Why it would hand off; null when it would not.' }),
  }),
});

const TestAiAgentInput = builder.inputType('TestAiAgentInput', {
  description: 'A message to try an AI agent with.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'agt_…' }),
    message: t.string({ required: true, description: 'What a contact might write, 1 to 8,000 characters.' }),
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
