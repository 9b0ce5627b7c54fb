'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkNewPassword, checkRequired, passwordCharsMin } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { useLocale, useT } from '@/lib/i18n/i18n-provider';
import { useAccept } from './use-accept';
import type { WayInProps } from './way-in';

/** The invited address has no account yet: a name and a password make one. */
export function NewMemberForm({ invitation, token, onEnded }: WayInProps) {
  const t = useT();
  const locale = useLocale();
  const { accept, joined } = useAccept(token, onEnded);
  const form = useForm({
    initial: { name: '', password: '' },
    validate: ({ name, password }) => ({ name: checkRequired(t, name), password: checkNewPassword(t, password) }),
    submit: ({ name, password }) => accept({ name: name.trim(), password, locale }),
  });
  return (
    <form {...form.formProps} className="grid gap-4">
      <p className="text-body">{t('invite.leadNew')}</p>
      <FormProblem error={form.problem} />
      {/* Tells a password manager whose password this is. */}
      <input type="email" autoComplete="username" value={invitation.email} readOnly hidden />
      <Field label={t('form.nameLabel')} error={form.errors.name}>
        {(control) => <Input {...control} {...form.control('name')} autoComplete="name" autoFocus />}
      </Field>
      <Field
        label={t('form.passwordLabel')}
        hint={t('form.passwordHint', { count: passwordCharsMin })}
        error={form.errors.password}
      >
        {(control) => <Input {...control} {...form.control('password')} type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="primary" busy={form.busy || joined}>
        {t('invite.submit')}
      </Button>
    </form>
  );
}
