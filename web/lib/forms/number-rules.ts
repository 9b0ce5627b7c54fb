import type { Translate } from '../i18n/translate';

type Range = { min: number; max: number };

/** Empty is fine: the server has a number of its own. */
export function checkInteger(t: Translate, text: string, { min, max }: Range): string | undefined {
  if (!text.trim()) return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value >= min && value <= max ? undefined : t('form.numberBetween', { min, max });
}
