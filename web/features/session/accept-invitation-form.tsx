'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkNewPassword, checkRequired, passwordCharsMin } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { requestGraphql } from '@/lib/graphql/request';
import { useT } from '@/lib/i18n/i18n-provider';
import { session } from '@/lib/session/session';
import { AcceptInvitation } from './sign-in-documents';
import { SignInLayout } from './sign-in-layout';

/** Somebody with an account joins with one click; somebody without chooses a name and a password first. */
export function AcceptInvitationForm() {
  const t = useT();
  const token = useSearchParams().get('token') ?? '';
  const [isNew, setNew] = useState(true);
  const form = useForm({
    initial: { name: '', password: '' },
    validate: ({ name, password }) =>
      isNew ? { name: checkRequired(t, name), password: checkNewPassword(t, password) } : {},
    submit: async ({ name, password }) => {
      const input = isNew ? { token, name, password } : { token };
      // Somebody with an account joins as who they are logged in.
      if (!isNew && session.get().status === 'loading') await session.renew();
      const accessToken = isNew ? undefined : await session.token();
      const { data, error } = await requestGraphql(AcceptInvitation, { input }, accessToken);
      if (data) {
        session.enter(data.acceptInvitation);
        location.replace('/inbox');
      }
      return error;
    },
  });

  return (
    <SignInLayout title={t('invite.title')} lead={t(isNew ? 'invite.leadNew' : 'invite.leadKnown')}>
      <form {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        {isNew && (
          <>
            <Field label={t('form.nameLabel')} error={form.errors.name}>
              {(control) => <Input {...control} {...form.control('name')} autoComplete="name" autoFocus />}
            </Field>
            <Field
              label={t('form.passwordLabel')}
              hint={t('form.passwordHint', { count: passwordCharsMin })}
              error={form.errors.password}
            >
              {(control) => (
                <Input {...control} {...form.control('password')} type="password" autoComplete="new-password" />
              )}
            </Field>
          </>
        )}
        <Button type="submit" variant="primary" busy={form.busy} disabled={!token}>
          {t('invite.submit')}
        </Button>
        <Button variant="ghost" onClick={() => setNew(!isNew)}>
          {t(isNew ? 'invite.haveAccount' : 'invite.noAccount')}
        </Button>
      </form>
    </SignInLayout>
  );
}
