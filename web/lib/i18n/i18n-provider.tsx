'use client';

import type { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { type Locale, localePreference } from './locale';
import { english, loadMessages } from './messages';
import { createTranslate, type Translate } from './translate';

type I18n = { locale: Locale; t: Translate };

const I18nContext = createContext<I18n>({ locale: 'en', t: createTranslate({ locale: 'en', messages: english }) });

export function I18nProvider({ children }: { children: React.ReactNode }) {
  const wanted = localePreference.use();
  const [loaded, setLoaded] = useState({ locale: 'en' as Locale, messages: english });
  const [Formatter, setFormatter] = useState<typeof IntlMessageFormat>();

  useEffect(() => {
    let current = true;
    const show = (messages: typeof english) => {
      if (!current) return;
      setLoaded({ locale: wanted, messages });
      document.documentElement.lang = wanted;
      if (localePreference.get() === wanted) delete document.documentElement.dataset.languagePending;
    };
    loadMessages(wanted).then(show, () => show(english));
    return () => {
      current = false;
    };
  }, [wanted]);

  const value = useMemo(() => {
    const { locale, messages } = loaded;
    const onFormatterNeeded = () => {
      // A class in state must be wrapped: React would call it for the next state.
      void import('intl-messageformat').then((module) => setFormatter(() => module.IntlMessageFormat));
    };
    return { locale, t: createTranslate({ locale, messages, Formatter, onFormatterNeeded }) };
  }, [loaded, Formatter]);
  return <I18nContext value={value}>{children}</I18nContext>;
}

/** Every visible string goes through this: `t('inbox.newMessages', { count: 3 })`. */
export function useT(): Translate {
  return useContext(I18nContext).t;
}

export function useLocale(): Locale {
  return useContext(I18nContext).locale;
}
