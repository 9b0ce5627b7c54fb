import type {
  AiAgents_AiAgentFragmentFragment as AiAgent,
  AiAgentStatus,
  CreateAiAgentInput,
  UpdateAiAgentInput,
} from '@/gql/graphql';
import { type HoursDraft, toHoursDraft, toWorkingHours } from './hours-draft';
import { type ToolDraft, toToolDrafts, toTools } from './tool-draft';

/** An AI agent as it is edited: what is typed stays text until it is saved. */
export type AiAgentDraft = {
  name: string;
  status: AiAgentStatus;
  instructions: string;
  tone: string;
  languages: string[];
  model: string;
  temperature: string;
  knowledgeSourceIds: string[];
  channelIds: string[];
  askedForHuman: boolean;
  noGroundedAnswer: boolean;
  afterTurns: string;
  /** One a line. */
  keywords: string;
  hours: HoursDraft;
  tools: ToolDraft[];
};

const newAgent = {
  name: '',
  status: 'ACTIVE' as const,
  instructions: '',
  tone: null,
  languages: [],
  model: null,
  temperature: 0.3,
  knowledgeSourceIds: [],
  channelIds: [],
  handOffRules: {},
  workingHours: {},
  tools: [] as never,
};

export function toDraft(agent: AiAgent | undefined, ownTimeZone: string): AiAgentDraft {
  const stored: Omit<AiAgent, 'id'> = agent ?? newAgent;
  const rules = stored.handOffRules as { askedForHuman?: boolean; noGroundedAnswer?: boolean } & Record<
    string,
    unknown
  >;
  return {
    name: stored.name,
    status: stored.status,
    instructions: stored.instructions,
    tone: stored.tone ?? '',
    languages: stored.languages,
    model: stored.model ?? '',
    temperature: String(stored.temperature),
    knowledgeSourceIds: stored.knowledgeSourceIds,
    channelIds: stored.channelIds,
    askedForHuman: rules.askedForHuman ?? true,
    noGroundedAnswer: rules.noGroundedAnswer ?? true,
    afterTurns: rules.afterTurns == null ? '' : String(rules.afterTurns),
    keywords: ((rules.keywords as string[] | undefined) ?? []).join('\n'),
    hours: toHoursDraft(stored.workingHours, ownTimeZone),
    tools: toToolDrafts(stored.tools),
  };
}

export function readKeywords(text: string): string[] {
  const words = text.split(/[\n,]/).map((word) => word.trim());
  return [...new Set(words.filter(Boolean))];
}

/** What is sent; null clears. */
export function toInput(draft: AiAgentDraft): CreateAiAgentInput & Omit<UpdateAiAgentInput, 'id'> {
  const { askedForHuman, noGroundedAnswer, afterTurns, keywords, hours, tools, ...plain } = draft;
  return {
    ...plain,
    name: draft.name.trim(),
    instructions: draft.instructions.trim(),
    tone: draft.tone.trim() || null,
    model: draft.model.trim() || null,
    temperature: Number(draft.temperature),
    handOffRules: {
      askedForHuman,
      noGroundedAnswer,
      afterTurns: afterTurns.trim() ? Number(afterTurns) : null,
      keywords: readKeywords(keywords),
    },
    workingHours: toWorkingHours(hours),
    tools: toTools(tools) as never,
  };
}
