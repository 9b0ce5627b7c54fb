import type { Translate } from '../i18n/translate';

export const passwordCharsMin = 12;

export function checkEmail(t: Translate, email: string): string | undefined {
  if (!email.trim()) return t('form.required');
  return /^\S+@\S+\.\S+$/.test(email.trim()) ? undefined : t('form.email');
}

export function checkNewPassword(t: Translate, password: string): string | undefined {
  if (!password) return t('form.required');
  return password.length < passwordCharsMin ? t('form.passwordLength', { count: passwordCharsMin }) : undefined;
}

export function checkRequired(t: Translate, text: string): string | undefined {
  return text.trim() ? undefined : t('form.required');
}
