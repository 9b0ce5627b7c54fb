import type { Translate } from '@/lib/i18n/translate';
import type { LiveAnswer } from './live-answer';

/** What an AI agent does while it writes nothing. */
export function answeringText(t: Translate, { step, toolName }: Pick<LiveAnswer, 'step' | 'toolName'>): string {
  if (step === 'CALLING_TOOL') return t('answering.CALLING_TOOL', { tool: toolName ?? '' });
  return t(`answering.${step ?? 'THINKING'}`);
}
