import { asUpstreamFailure } from '../ai-agents/ai-agent-answers.service.ts';
import { answer } from '../ai-agents/answering/answerer.ts';
import { SilentAudience } from '../ai-agents/answering/audience.ts';
import { type Question, waitingTurns } from '../ai-agents/answering/question.ts';
import { readThread, turnsOf } from '../ai-agents/answering/read-question.service.ts';
import { summarize } from '../ai-agents/answering/summary.ts';
import { recordUse } from '../ai-agents/recorded-use.ts';
import { type Actor, authorizeStaff, type Member } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { AppError, notFound } from '../errors.ts';
import type { Citation } from '../knowledge/citations.ts';

/** What the AI wrote for a person, and what it rests on. */
export type Assistance = { text: string; citations: Citation[] };

const withinMs = 60_000;

/** Nobody in particular: for conversations without an AI agent. */
const assistant = {
  id: null,
  name: 'Assistant',
  instructions: 'Draft the reply that a colleague of the team will look over and send.',
  model: null,
  temperature: 0.3,
  tone: null,
  languages: [],
  tools: [],
  handOffRules: {},
};

/**
 * Drafts a reply to what the contact wrote last, as the conversation's AI agent would, or from all knowledge sources
 * where it has none. Nothing is stored, and tools that change something are not used.
 * @throws NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED when there is nothing to reply to or nothing to reply with,
 * UPSTREAM_FAILED when the model cannot be asked
 */
export async function suggestReply(actor: Actor, conversationId: string): Promise<Assistance> {
  const member = authorizeStaff(actor, 'conversations:write');
  const question = await readQuestion(member, conversationId);
  if (waitingTurns(question).length === 0) {
    throw new AppError('PRECONDITION_FAILED', 'The contact has written nothing since the last answer.');
  }
  const { text, citations, handOff } = await inTime((signal) =>
    answer(question, { signal, audience: new SilentAudience() }),
  );
  await recordUse(member, {
    action: 'conversation.suggest_reply',
    targetType: 'Conversation',
    targetId: conversationId,
  });
  if (handOff) throw new AppError('PRECONDITION_FAILED', `No reply can be suggested: ${lowerFirst(handOff.reason)}`);
  return { text, citations };
}

/**
 * Sums a conversation up for a person who takes it over.
 * @throws NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED when nothing was said yet, UPSTREAM_FAILED when the model cannot be
 * asked
 */
export async function summarizeConversation(actor: Actor, conversationId: string): Promise<Assistance> {
  const member = authorizeStaff(actor, 'conversations:write');
  const question = await readQuestion(member, conversationId);
  if (question.turns.length === 0) throw new AppError('PRECONDITION_FAILED', 'Nothing was said yet.');
  const text = await inTime((signal) => summarize(question, signal));
  await recordUse(member, { action: 'conversation.summarize', targetType: 'Conversation', targetId: conversationId });
  return { text, citations: [] };
}

async function inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await work(AbortSignal.timeout(withinMs));
  } catch (error) {
    throw asUpstreamFailure(error);
  }
}

/** Outside the conversation, as far as tools can tell. */
async function readQuestion({ organizationId }: Member, id: string): Promise<Question> {
  const conversation = await db.conversation.findFirst({
    where: { organizationId, id },
    include: {
      contact: true,
      organization: { select: { name: true } },
      aiAgent: { include: { knowledgeSources: true } },
    },
  });
  if (!conversation) throw notFound('Conversation');
  const { aiAgent: agent, contact, organization } = conversation;
  return {
    organizationId,
    organizationName: organization.name,
    agent: agent ?? assistant,
    sourceIds: agent ? agent.knowledgeSources.map(({ knowledgeSourceId }) => knowledgeSourceId) : null,
    contact,
    turns: turnsOf(await readThread(organizationId, id)),
    conversationId: null,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
