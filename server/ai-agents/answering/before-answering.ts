import { isMonthlyQuotaUsedUp } from '../../billing/monthly-quotas.service.ts';
import type { AiAgent } from '../../generated/prisma/client.ts';
import { type HandOff, handOff } from '../hand-off-causes.ts';
import { HandOffRules } from '../hand-off-rules.ts';
import { WorkingHours } from '../working-hours.ts';
import { isOpen } from './open-hours.ts';
import { type Question, waitingTurns } from './question.ts';
import { keywordIn } from './small-talk.ts';

/**
 * Whether the conversation goes to people before any answer is thought of. What a model could overlook, or be talked
 * out of, is decided here.
 * @param answersGiven by the AI agent since it was last put in control
 */
export async function handOffBefore(
  agent: AiAgent,
  question: Question,
  answersGiven: number,
  now = new Date(),
): Promise<HandOff | null> {
  if (agent.status === 'PAUSED') return handOff('paused');
  if (!isOpen(WorkingHours.parse(agent.workingHours), now)) return handOff('outside_hours');
  const { keywords, afterTurns } = HandOffRules.parse(agent.handOffRules);
  for (const { text } of waitingTurns(question)) {
    const keyword = keywordIn(text, keywords);
    if (keyword) return handOff('keyword', { reason: `The contact wrote “${keyword}”, which is for people.` });
  }
  if (afterTurns !== null && answersGiven >= afterTurns) {
    return handOff('after_turns', { reason: `The AI agent has given ${answersGiven} answers, as many as it may.` });
  }
  if (await isMonthlyQuotaUsedUp(question.organizationId, 'aiMessagesPerMonth')) return handOff('quota');
  return null;
}
