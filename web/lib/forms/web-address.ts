import type { Translate } from '../i18n/translate';

/** As the server sees it: credentials do not belong into an address, which is shown and logged. */
export function checkWebAddress(t: Translate, text: string): string | undefined {
  if (!text.trim()) return t('form.required');
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return t('form.webAddress');
  return url.username || url.password ? t('form.webAddressSecret') : undefined;
}
