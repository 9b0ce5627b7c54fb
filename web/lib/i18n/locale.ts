import { createPreference } from '@/lib/storage/preference';

export type Locale = 'en' | 'sq';

/** Each language by its own name. */
export const localeNames: Record<Locale, string> = { en: 'English', sq: 'Shqip' };

export function readLocale(text: string): Locale {
  return text === 'sq' ? 'sq' : 'en';
}

export const localePreference = createPreference<Locale>('switchboard.locale', 'en', () =>
  navigator.language.startsWith('sq') ? 'sq' : 'en',
);
