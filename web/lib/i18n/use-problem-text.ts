import { useMemo } from 'react';
import type { AppError } from '../graphql/app-error';
import { useLocale, useT } from './i18n-provider';
import { fieldText, problemText } from './problem-text';

export function useProblemText(): (error: AppError) => string {
  const t = useT();
  const locale = useLocale();
  return useMemo(() => (error) => problemText(t, locale, error), [t, locale]);
}

export function useFieldText(): (text: string) => string {
  const t = useT();
  return useMemo(() => (text) => fieldText(t, text), [t]);
}
