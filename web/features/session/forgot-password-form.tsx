'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkEmail } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { requestGraphql } from '@/lib/graphql/request';
import { useT } from '@/lib/i18n/i18n-provider';
import { RequestPasswordReset } from './sign-in-documents';
import { SignInLayout } from './sign-in-layout';

/** Says the same for every address: whether it has an account is nobody's business. */
export function ForgotPasswordForm() {
  const t = useT();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initial: { email: '' },
    validate: ({ email }) => ({ email: checkEmail(t, email) }),
    submit: async ({ email }) => {
      const { data, error } = await requestGraphql(RequestPasswordReset, { input: { email: email.trim() } });
      if (data) setSentTo(email.trim());
      return error;
    },
  });
  const back = (
    <Link href="/login" className="font-medium text-accent-ink hover:underline">
      {t('forgot.back')}
    </Link>
  );

  if (sentTo) {
    return (
      <SignInLayout title={t('forgot.sentTitle')} footer={back}>
        <div role="status" className="grid gap-4">
          <p className="text-body [overflow-wrap:anywhere]">{t('forgot.sent', { email: sentTo })}</p>
          <Button onClick={() => setSentTo(undefined)}>{t('forgot.again')}</Button>
        </div>
      </SignInLayout>
    );
  }
  return (
    <SignInLayout title={t('forgot.title')} lead={t('forgot.lead')} footer={back}>
      <form {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('form.emailLabel')} error={form.errors.email}>
          {(control) => <Input {...control} {...form.control('email')} type="email" autoComplete="email" autoFocus />}
        </Field>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('forgot.submit')}
        </Button>
      </form>
    </SignInLayout>
  );
}
