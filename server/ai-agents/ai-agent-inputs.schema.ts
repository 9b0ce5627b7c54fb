import { builder } from '../graphql/builder.ts';
import { AiAgentStatus } from '../graphql/enums.ts';
import { type NodeName, readId } from '../graphql/ids.ts';

const tools =
  'HTTP calls that it may make: a list of {name, description, parameters (JSON Schema of an object), url, method, secretHeaders: [{name, value}], timeoutMs}.';
const keptSecrets = ' They replace the old ones. A secret header without a value keeps it for the same tool and host.';
const handOffRules =
  'When it hands off: {askedForHuman: true, noGroundedAnswer: true, afterTurns: 1 to 100 or null, keywords: ["lawyer"]}.';
const workingHours = 'When it answers: {timeZone, monday: [{from: "09:00", to: "17:00"}], …}; without any day, always.';
const merged = ' Members that are given change; null removes one.';

export const CreateAiAgentInput = builder.inputType('CreateAiAgentInput', {
  description: 'A new AI agent.',
  fields: (t) => ({
    name: t.string({ required: true, description: '1 to 80 characters.' }),
    instructions: t.string({ required: true, description: 'What it does and how, 1 to 20,000 characters.' }),
    model: t.string({ description: "Model that it uses; without it, the server's own." }),
    temperature: t.float({ description: 'How freely it words its answers, 0 to 2; 0.3 unless told.' }),
    tone: t.string({ description: 'How it sounds, at most 500 characters.' }),
    languages: t.stringList({ description: 'Language tags that it answers in; without any, every language.' }),
    status: t.field({ type: AiAgentStatus, description: 'ACTIVE (default) or PAUSED.' }),
    tools: t.field({ type: 'JSON', description: tools }),
    handOffRules: t.field({ type: 'JSON', description: handOffRules }),
    workingHours: t.field({ type: 'JSON', description: workingHours }),
    knowledgeSourceIds: t.idList({ description: 'ks_… of what it answers from, at most 100.' }),
    channelIds: t.idList({ description: 'chan_… of the channels that it answers, at most 100.' }),
  }),
});

export const UpdateAiAgentInput = builder.inputType('UpdateAiAgentInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'agt_…' }),
    name: t.string({ description: '1 to 80 characters.' }),
    instructions: t.string({ description: 'What it does and how, 1 to 20,000 characters.' }),
    model: t.string({ description: "Model that it uses; null: the server's own." }),
    temperature: t.float({ description: 'How freely it words its answers, 0 to 2.' }),
    tone: t.string({ description: 'How it sounds, at most 500 characters; null clears it.' }),
    languages: t.stringList({ description: 'Language tags that it answers in; empty: every language.' }),
    status: t.field({ type: AiAgentStatus, description: 'A PAUSED AI agent does not answer.' }),
    tools: t.field({ type: 'JSON', description: tools + keptSecrets }),
    handOffRules: t.field({ type: 'JSON', description: handOffRules + merged }),
    workingHours: t.field({ type: 'JSON', description: workingHours + merged }),
    knowledgeSourceIds: t.idList({ description: 'ks_… of all that it answers from, at most 100.' }),
    channelIds: t.idList({ description: 'chan_… of all the channels that it answers, at most 100.' }),
  }),
});

type Links = { knowledgeSourceIds?: readonly string[] | null; channelIds?: readonly string[] | null };

const readIds = (typename: NodeName, ids: readonly string[] | null | undefined, path: string) =>
  ids?.map((id, index) => readId(typename, id, `${path}.${index}`));

/** The ids of links as database ids; what is not given stays so. @throws VALIDATION_FAILED */
export function readLinks({ knowledgeSourceIds, channelIds }: Links) {
  return {
    knowledgeSourceIds: readIds('KnowledgeSource', knowledgeSourceIds, 'knowledgeSourceIds'),
    channelIds: readIds('Channel', channelIds, 'channelIds'),
  };
}
