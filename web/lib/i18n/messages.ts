import type aiAgents from '../../messages/en.ai-agents.json';
import type answers from '../../messages/en.answers.json';
import type contacts from '../../messages/en.contacts.json';
import type emptyView from '../../messages/en.empty-view.json';
import en from '../../messages/en.json';
import type knowledge from '../../messages/en.knowledge.json';
import type settings from '../../messages/en.settings.json';
import type shell from '../../messages/en.shell.json';
import type signIn from '../../messages/en.sign-in.json';
import type { Locale } from './locale';

type LateMessages = typeof aiAgents &
  typeof answers &
  typeof contacts &
  typeof emptyView &
  typeof knowledge &
  typeof settings &
  typeof shell &
  typeof signIn;

export type MessageKey = keyof typeof en | keyof LateMessages;
export type Messages = Record<MessageKey, string>;

/** English is in the bundle: what every page needs at first, and to it whatever a part that was fetched later adds. */
export const english = { ...en } as Messages;

/** For the English texts of one part, which are fetched together with it. Called where a module is evaluated. */
export function addEnglish(texts: Partial<Messages>): void {
  Object.assign(english, texts);
}

/** Other languages are fetched whole when somebody reads them. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  if (locale === 'en') return english;
  const parts = await Promise.all([
    import('../../messages/sq.json'),
    import('../../messages/sq.ai-agents.json'),
    import('../../messages/sq.answers.json'),
    import('../../messages/sq.contacts.json'),
    import('../../messages/sq.empty-view.json'),
    import('../../messages/sq.knowledge.json'),
    import('../../messages/sq.settings.json'),
    import('../../messages/sq.shell.json'),
    import('../../messages/sq.sign-in.json'),
  ]);
  return Object.assign({}, ...parts.map((part) => part.default)) as Messages;
}
