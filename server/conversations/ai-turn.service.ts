import type { AnswerDetails } from '../ai-agents/answer-details.ts';
import type { HandOff } from '../ai-agents/hand-off-causes.ts';
import type { Member } from '../auth/actor.ts';
import { newId } from '../db/ids.ts';
import { type Change, change } from '../events/change.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import type { Citation } from '../knowledge/citations.ts';
import { countUsage } from '../usage/usage.service.ts';
import { act } from './conversation-actions.service.ts';
import { appendMessage, lockConversation } from './messages.service.ts';

/** Who was in control when an AI agent began its work: what it writes is stored under this alone. */
export type Control = { conversationId: string; controlEpoch: number; aiAgentId: string };

export type AiReply = { messageId: string; text: string; citations: Citation[]; details: AnswerDetails };

/** Stores an answer. @returns false when somebody else has taken control meanwhile: then nothing is stored */
export function storeAnswer(actor: Member, control: Control, reply: AiReply): Promise<boolean> {
  return inControl(actor, control, async (current, conversation) => {
    await appendReply(current, conversation, control, reply);
  });
}

type Parting = HandOff & { reply: AiReply | null };

/**
 * Gives the conversation to people: the last words to the contact, the note to the team, and the hand-off are one
 * change. The contact goes on waiting, since when it has waited.
 * @returns false when somebody else has taken control meanwhile: then nothing is stored
 */
export function handOverToPeople(actor: Member, control: Control, parting: Parting): Promise<boolean> {
  return inControl(actor, control, async (current, before) => {
    const { cause, reason, note, reply } = parting;
    let conversation = before;
    if (reply) conversation = await appendReply(current, conversation, control, reply);
    if (note) conversation = await appendNote(current, conversation, control, note);
    await act(current, conversation, {
      name: 'handed_off',
      data: {
        handledBy: 'HUMAN',
        controlEpoch: { increment: 1 },
        waitingSince: before.waitingSince ?? new Date(),
      },
      detail: { reason, cause },
    });
  });
}

/** The fence: a person who has taken over is not talked over, whatever was under way. */
async function inControl(
  actor: Member,
  { conversationId, controlEpoch }: Control,
  write: (current: Change, conversation: Conversation) => Promise<void>,
): Promise<boolean> {
  const { value } = await change(actor, async (current) => {
    const conversation = await lockConversation(current.sql, actor.organizationId, conversationId);
    if (conversation.handledBy !== 'AI' || conversation.controlEpoch !== controlEpoch) return false;
    await write(current, conversation);
    return true;
  });
  return value;
}

async function appendReply(
  current: Change,
  before: Conversation,
  { aiAgentId }: Control,
  { messageId, text, citations, details }: AiReply,
): Promise<Conversation> {
  const { conversation } = await appendMessage(current, before, {
    kind: 'REPLY',
    authorType: 'AI',
    body: text,
    metadata: { answer: details },
    ai: { messageId, aiAgentId, citations },
  });
  countUsage(current, 'ai_messages', messageId);
  return conversation;
}

const noteCharsMax = 8000;

async function appendNote(
  current: Change,
  before: Conversation,
  { aiAgentId }: Control,
  note: string,
): Promise<Conversation> {
  const { conversation } = await appendMessage(current, before, {
    kind: 'NOTE',
    authorType: 'AI',
    body: note.slice(0, noteCharsMax),
    ai: { messageId: newId(), aiAgentId, citations: [] },
  });
  return conversation;
}
