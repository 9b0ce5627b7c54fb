import type aiAgents from '../../messages/en.ai-agents.json';
import type answers from '../../messages/en.answers.json';
import en from '../../messages/en.json';
import type knowledge from '../../messages/en.knowledge.json';
import type { Locale } from './locale';

export type MessageKey = keyof typeof en | keyof typeof knowledge | keyof typeof aiAgents | keyof typeof answers;
export type Messages = Record<MessageKey, string>;

/** English is in the bundle: what every page needs at first, and to it whatever a page that was fetched later adds. */
export const english = { ...en } as Messages;

/** For the English texts of one feature, which are fetched together with it. Call it where a module is evaluated. */
export function addEnglish(texts: Partial<Messages>): void {
  Object.assign(english, texts);
}

/** Other languages are fetched whole when somebody reads them. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  if (locale === 'en') return english;
  const parts = await Promise.all([
    import('../../messages/sq.json'),
    import('../../messages/sq.knowledge.json'),
    import('../../messages/sq.ai-agents.json'),
    import('../../messages/sq.answers.json'),
  ]);
  return Object.assign({}, ...parts.map((part) => part.default)) as Messages;
}
