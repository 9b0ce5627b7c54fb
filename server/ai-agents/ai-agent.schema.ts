import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { AiAgentStatus } from '../graphql/enums.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { shownTools } from './http-tools.ts';

export const AiAgent = builder.prismaNode('AiAgent', {
  description: 'Answers contacts from the knowledge sources, by its instructions, until a person takes over.',
  id: { resolve: (agent) => agent.id, description: 'agt_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'ai-agents:read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name to show, also to contacts.' }),
    instructions: t.exposeString('instructions', { description: 'What it does and how.' }),
    status: t.expose('status', { type: AiAgentStatus, description: 'Whether it answers.' }),
    model: t.exposeString('model', { nullable: true, description: "Model that it uses; null: the server's own." }),
    temperature: t.exposeFloat('temperature', { description: 'How freely it words its answers, 0 to 2.' }),
    tone: t.exposeString('tone', { nullable: true, description: 'How it sounds.' }),
    languages: t.exposeStringList('languages', { description: 'Language tags that it answers in; empty: any.' }),
    tools: t.field({
      type: 'JSON',
      description:
        'HTTP calls that it may make: a list of {name, description, parameters (JSON Schema), url, method, secretHeaders: [{name, isSet}], timeoutMs}. The values of secret headers are never shown.',
      resolve: ({ tools }) => shownTools(tools),
    }),
    handOffRules: t.expose('handOffRules', {
      type: 'JSON',
      description: 'When it hands off to a person: {askedForHuman, noGroundedAnswer, afterTurns, keywords}.',
    }),
    workingHours: t.expose('workingHours', {
      type: 'JSON',
      description:
        'When it answers: {timeZone, monday: [{from: "09:00", to: "17:00"}], …}. Without any day, always; otherwise a day that is not named is a day off.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});

/** The AI agent that something refers to; null too for viewers that may not read AI agents, such as contacts. */
export function aiAgentOf({ aiAgentId }: { aiAgentId: string | null }, _args: unknown, { actor, loaders }: Context) {
  return aiAgentId && actor.permissions.has('ai-agents:read') ? loaders.aiAgent.load(aiAgentId) : null;
}
