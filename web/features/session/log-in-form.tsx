'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkEmail, checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { requestGraphql } from '@/lib/graphql/request';
import { useT } from '@/lib/i18n/i18n-provider';
import { session } from '@/lib/session/session';
import { useOnwardWhenSignedIn } from './after-sign-in';
import { DemoAccount } from './demo-account';
import { ProviderButton, ProviderProblem } from './provider-sign-in';
import { LogIn } from './sign-in-documents';
import { SignInLayout } from './sign-in-layout';
import { SignedOutReason } from './signed-out-reason';

export function LogInForm() {
  const t = useT();
  useOnwardWhenSignedIn();
  const form = useForm({
    initial: { email: '', password: '' },
    validate: ({ email, password }) => ({ email: checkEmail(t, email), password: checkRequired(t, password) }),
    submit: async ({ email, password }) => {
      const { data, error } = await requestGraphql(LogIn, { input: { email: email.trim(), password } });
      if (data) session.enter(data.logIn);
      return error;
    },
  });

  return (
    <SignInLayout
      title={t('login.title')}
      footer={
        <>
          {t('login.noAccount')}{' '}
          <Link href="/signup" className="font-medium text-accent-ink hover:underline">
            {t('login.signUp')}
          </Link>
        </>
      }
    >
      <form {...form.formProps} className="grid gap-4">
        {form.problem ? <FormProblem error={form.problem} /> : <ProviderProblem />}
        {!form.problem && <SignedOutReason />}
        <Field label={t('form.emailLabel')} error={form.errors.email}>
          {(control) => <Input {...control} {...form.control('email')} type="email" autoComplete="email" autoFocus />}
        </Field>
        <Field
          label={t('form.passwordLabel')}
          error={form.errors.password}
          aside={
            <Link href="/forgot" className="text-muted hover:text-ink hover:underline">
              {t('login.forgot')}
            </Link>
          }
        >
          {(control) => (
            <Input {...control} {...form.control('password')} type="password" autoComplete="current-password" />
          )}
        </Field>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('login.submit')}
        </Button>
      </form>
      <ProviderButton />
      <DemoAccount onUse={form.set} />
    </SignInLayout>
  );
}
