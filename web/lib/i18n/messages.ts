import en from '../../messages/en.json';
import type { Locale } from './locale';

export type MessageKey = keyof typeof en;
export type Messages = Record<MessageKey, string>;

export const english: Messages = en;

/** English is in the bundle; other languages are fetched when somebody reads them. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  if (locale === 'en') return english;
  const loaded = await import('../../messages/sq.json');
  return loaded.default;
}
