import { z } from 'zod';
import type { ToolDefinition } from '../../ai/openai.ts';
import { aiAgentActor, type Member } from '../../auth/actor.ts';
import { updateConversation } from '../../conversations/conversations.service.ts';
import { AppError } from '../../errors.ts';
import { retrieve } from '../../knowledge/retrieval.service.ts';
import { runnableWorkflows, runWorkflow } from '../../workflows/workflow-runs.service.ts';
import { type HandOff, handOff } from '../hand-off-causes.ts';
import { AiAgentTools } from '../http-tools.ts';
import { addHits, type Work } from './draft.ts';
import { callHttpTool } from './http-tool-call.ts';
import { searchResult } from './prompt.ts';
import type { Question } from './question.ts';
import type { SourceNotes } from './source-notes.ts';

/** What tools may do, and leave behind. */
export type ToolContext = {
  question: Question;
  notes: SourceNotes;
  work: Work;
  signal: AbortSignal;
  /** Names one use of a tool, so that whoever is called can tell a repetition. */
  callKey: string;
};

export type Tool = {
  definition: ToolDefinition;
  /** Whether it changes something: then it is not used outside a conversation. */
  changes: boolean;
  /** @returns what the model is told; @throws with words for the model */
  run(given: unknown, context: ToolContext): Promise<string | HandOff>;
};

const hitsPerSearch = 5;

function define<Shape extends z.ZodRawShape>(
  name: string,
  description: string,
  shape: Shape,
  changes: boolean,
  run: (args: z.output<z.ZodObject<Shape>>, context: ToolContext) => Promise<string | HandOff>,
): Tool {
  const Arguments = z.object(shape);
  const { $schema: _, ...parameters } = z.toJSONSchema(Arguments, { io: 'input' });
  return {
    definition: { name, description, parameters },
    changes,
    run: (given, context) => run(Arguments.parse(given), context),
  };
}

const searchKnowledge = define(
  'search_knowledge',
  'Searches the documents of the organization.',
  { query: z.string().trim().min(1).max(1000).describe('What to look for, in the words of the documents.') },
  false,
  async ({ query }, { question, notes, work, signal }) => {
    const { organizationId, sourceIds } = question;
    const hits = await retrieve(organizationId, { query, sourceIds, first: hitsPerSearch, signal });
    addHits(work, hits);
    return searchResult(notes.add(hits));
  },
);

const handOffToHuman = define(
  'hand_off_to_human',
  'Gives the conversation to a person of the team, who answers from then on.',
  {
    cause: z
      .enum(['asked_for_human', 'no_grounded_answer', 'decided'])
      .describe('Whether the contact asked for a person, nothing answers the question, or it is for another reason.'),
    reason: z.string().max(500).describe('For the team: what the contact wants, and why you cannot help.'),
  },
  false,
  async ({ cause, reason }) => handOff(cause, { reason }),
);

const setAttribute = define(
  'set_conversation_attribute',
  'Notes a fact of this conversation for the team, such as an order number.',
  {
    name: z.string().trim().min(1).max(60).describe('Name of the attribute, such as order_number.'),
    value: z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]).describe('The value; null removes it.'),
  },
  true,
  async ({ name, value }, { question }) => {
    const actor = actorOf(question);
    const { conversationId } = question;
    if (!actor || !conversationId) throw new Error('there is no conversation');
    await updateConversation(actor, conversationId, { customAttributes: { [name]: value } });
    return 'Noted.';
  },
);

function actorOf({ organizationId, agent: { id, name } }: Question): Member | null {
  return id === null ? null : aiAgentActor(organizationId, { id, name });
}

async function workflowTool(question: Question): Promise<Tool[]> {
  const actor = actorOf(question);
  if (!actor) return [];
  const { conversationId } = question;
  const workflows = await runnableWorkflows(actor);
  const names = workflows.map(({ name }) => name);
  if (names.length === 0) return [];
  const described = workflows.map(({ name, description }) => `${name}${description ? `: ${description}` : ''}`);
  const tool = define(
    'run_workflow',
    `Starts a workflow of the organization for this conversation. ${described.join('. ')}`.slice(0, 1000),
    { name: z.enum(names).describe('Which one.'), input: z.record(z.string(), z.unknown()).optional() },
    true,
    async ({ name, input }) => {
      const workflow = workflows.find((each) => each.name === name);
      if (!workflow) throw new Error('there is no such workflow');
      const { value } = await runWorkflow(actor, workflow.id, conversationId, { input: input ?? {} });
      return `Started (${value.status}).`;
    },
  );
  return [tool];
}

/** Those that the organization defined. A GET changes nothing. */
function httpTools({ agent }: Question): Tool[] {
  return (AiAgentTools.safeParse(agent.tools).data ?? []).map((tool) => ({
    definition: { name: tool.name, description: tool.description, parameters: tool.parameters },
    changes: tool.method !== 'GET',
    run: (given, { signal, callKey }) => callHttpTool(tool, given, { signal, callKey }),
  }));
}

/** All that an AI agent may use for a question. */
export async function toolsFor(question: Question): Promise<Map<string, Tool>> {
  const tools = [
    searchKnowledge,
    handOffToHuman,
    setAttribute,
    ...(await workflowTool(question)),
    ...httpTools(question),
  ];
  return new Map(tools.map((tool) => [tool.definition.name, tool]));
}

/** What the model is told of a tool that failed: its own mistake, or a reason that it can pass on. */
export function complaintOf(error: unknown): string {
  if (error instanceof z.ZodError) return `The arguments are wrong: ${z.prettifyError(error)}`;
  if (error instanceof AppError || error instanceof SyntaxError) return error.message;
  return error instanceof Error ? error.message : 'It failed.';
}
