'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkNewPassword, passwordCharsMin } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { requestGraphql } from '@/lib/graphql/request';
import { useT } from '@/lib/i18n/i18n-provider';
import { session } from '@/lib/session/session';
import { LinkEnded } from './link-ended';
import { ResetPassword } from './sign-in-documents';
import { SignInLayout } from './sign-in-layout';

export function ResetPasswordForm() {
  const t = useT();
  const token = useSearchParams().get('token') ?? '';
  const [ended, setEnded] = useState(false);
  const form = useForm({
    initial: { password: '' },
    validate: ({ password }) => ({ password: checkNewPassword(t, password) }),
    submit: async ({ password }) => {
      const { data, error } = await requestGraphql(ResetPassword, { input: { token, password } });
      if (data) {
        session.enter(data.resetPassword);
        location.replace('/inbox');
      }
      if (error?.code === 'NOT_FOUND') setEnded(true);
      return error;
    },
  });

  if (!token || ended) {
    return (
      <LinkEnded title={t('link.endedTitle')} text={t(token ? 'link.ended' : 'link.missing')}>
        <ButtonLink href="/forgot" variant="primary">
          {t('reset.askAgain')}
        </ButtonLink>
      </LinkEnded>
    );
  }
  return (
    <SignInLayout title={t('reset.title')} lead={t('reset.lead')}>
      <form {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field
          label={t('reset.newPassword')}
          hint={t('form.passwordHint', { count: passwordCharsMin })}
          error={form.errors.password}
        >
          {(control) => (
            <Input {...control} {...form.control('password')} type="password" autoComplete="new-password" autoFocus />
          )}
        </Field>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('reset.submit')}
        </Button>
      </form>
    </SignInLayout>
  );
}
