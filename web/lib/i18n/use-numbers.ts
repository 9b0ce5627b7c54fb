import { useMemo } from 'react';
import { useLocale } from './i18n-provider';
import type { Locale } from './locale';

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** Numbers as they are written in one language. */
export function createNumbers(locale: Locale) {
  const count = new Intl.NumberFormat(locale);
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const sizes = units.map(
    (unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 }),
  );
  return {
    count: (value: number) => count.format(value),
    score: (value: number) => score.format(value),
    percent: (value: number) => percent.format(value),
    /** 0.8 s; what is shorter than a tenth is given in milliseconds. */
    duration: (ms: number) => (ms < 100 ? `${Math.round(ms)} ms` : `${seconds.format(ms / 1_000)} s`),
    size(bytes: number) {
      const power = Math.min(units.length, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
      return sizes[power - 1]?.format(bytes / 1_000 ** power) ?? `${count.format(bytes)} B`;
    },
  };
}

export function useNumbers() {
  const locale = useLocale();
  return useMemo(() => createNumbers(locale), [locale]);
}
