import type { Control } from '../../conversations/ai-turn.service.ts';
import { db } from '../../db/client.ts';
import type { AiAgent, Message } from '../../generated/prisma/client.ts';
import { readAnswerDetails } from '../answer-details.ts';
import type { Question, Turn } from './question.ts';

const turnsMax = 60;

/** A conversation as an AI agent finds it when it is to answer. */
export type Waiting = {
  question: Question;
  control: Control;
  agent: AiAgent;
  /** Number of the contact's last message. */
  answersSeq: number;
  /** Answers of the AI agent since it was last put in control. */
  answersGiven: number;
};

/**
 * What waits for an answer; null when nothing does: a person has taken over, the answer was given, or the conversation
 * is gone.
 */
export async function readWaiting(organizationId: string, conversationId: string): Promise<Waiting | null> {
  const conversation = await db.conversation.findFirst({
    where: { organizationId, id: conversationId, handledBy: 'AI' },
    include: {
      contact: true,
      organization: { select: { name: true } },
      aiAgent: { include: { knowledgeSources: true } },
    },
  });
  const { aiAgent: agent, contact, organization, controlEpoch } = conversation ?? {};
  if (!agent || !contact || !organization || controlEpoch === undefined) return null;
  const messages = await readThread(organizationId, conversationId);
  const answersSeq = waitingSeq(messages);
  if (answersSeq === null) return null;
  return {
    agent,
    answersSeq,
    control: { conversationId, controlEpoch, aiAgentId: agent.id },
    answersGiven: answersSinceInControl(messages),
    question: {
      organizationId,
      organizationName: organization.name,
      agent,
      sourceIds: agent.knowledgeSources.map(({ knowledgeSourceId }) => knowledgeSourceId),
      contact,
      turns: turnsOf(messages),
      conversationId,
    },
  };
}

/** The end of a thread, the oldest first: what was said, and who was put in control. */
export async function readThread(organizationId: string, conversationId: string): Promise<Message[]> {
  const messages = await db.message.findMany({
    where: { organizationId, conversationId, kind: { in: ['REPLY', 'ACTIVITY'] } },
    orderBy: { seq: 'desc' },
    take: turnsMax,
  });
  return messages.reverse();
}

export function turnsOf(messages: readonly Message[]): Turn[] {
  return messages.flatMap(({ kind, authorType, body, seq }): Turn[] =>
    kind === 'REPLY' && authorType !== 'SYSTEM' ? [{ author: authorType, text: body, seq }] : [],
  );
}

/** Number of the contact's last message, unless it was answered: by a person behind it, or by an AI agent that read it. */
function waitingSeq(messages: readonly Message[]): number | null {
  const replies = messages.filter(({ kind }) => kind === 'REPLY');
  const last = replies.findLast(({ authorType }) => authorType === 'CONTACT');
  if (!last) return null;
  const isAnswered = replies.some(({ authorType, seq, metadata }) => {
    if (authorType === 'AGENT') return seq > last.seq;
    return authorType === 'AI' && (readAnswerDetails(metadata)?.answersSeq ?? seq) >= last.seq;
  });
  return isAnswered ? null : last.seq;
}

function answersSinceInControl(messages: readonly Message[]): number {
  const given = messages.findLastIndex(({ kind, body }) => kind === 'ACTIVITY' && body === 'returned_to_ai');
  return messages.slice(given + 1).filter(({ kind, authorType }) => kind === 'REPLY' && authorType === 'AI').length;
}
