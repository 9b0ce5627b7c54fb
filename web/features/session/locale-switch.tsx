'use client';

import { useLocale } from '@/lib/i18n/i18n-provider';
import { type Locale, localeNames, localePreference } from '@/lib/i18n/locale';

export function LocaleSwitch() {
  const locale = useLocale();
  return (
    <div className="flex gap-1">
      {(Object.keys(localeNames) as Locale[]).map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={choice === locale}
          onClick={() => localePreference.set(choice)}
          className="rounded-list px-2 py-1 text-meta text-muted hover:bg-hover hover:text-ink aria-pressed:text-ink"
        >
          {localeNames[choice]}
        </button>
      ))}
    </div>
  );
}
