import type { JobHandler } from '../jobs/job.ts';

/** Answers what a contact wrote last in a conversation that an AI agent handles. */
export const answerConversation: JobHandler<'ai.answer'> = async () => {
  throw new Error('AI agents cannot answer yet');
};
