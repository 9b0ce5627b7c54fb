import type { AiAgent } from '../generated/prisma/client.ts';

export const answerStates = ['WORKING', 'WRITING', 'STORED', 'DISCARDED'] as const;

export type AnswerState = (typeof answerStates)[number];

export const answerSteps = ['READING', 'SEARCHING_KNOWLEDGE', 'THINKING', 'CALLING_TOOL'] as const;

export type AnswerStep = (typeof answerSteps)[number];

/** A piece of an answer that an AI agent is writing, or a step of its work. Never stored. */
export type MessageDelta = {
  conversationId: string;
  messageId: string;
  aiAgent: Pick<AiAgent, 'id' | 'name'>;
  /** 0, 1, 2 … in one answer. */
  index: number;
  /** Where in the answer the text begins, in UTF-16 units. */
  start: number;
  text: string;
  state: AnswerState;
  step: AnswerStep | null;
  toolName: string | null;
};
