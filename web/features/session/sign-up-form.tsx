'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkEmail, checkNewPassword, checkRequired, passwordCharsMin } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { requestGraphql } from '@/lib/graphql/request';
import { useLocale, useT } from '@/lib/i18n/i18n-provider';
import { session } from '@/lib/session/session';
import { useOnwardWhenSignedIn } from './after-sign-in';
import { SignUp } from './sign-in-documents';
import { SignInLayout } from './sign-in-layout';

export function SignUpForm() {
  const t = useT();
  const locale = useLocale();
  useOnwardWhenSignedIn();
  const form = useForm({
    initial: { organizationName: '', name: '', email: '', password: '' },
    validate: (values) => ({
      organizationName: checkRequired(t, values.organizationName),
      name: checkRequired(t, values.name),
      email: checkEmail(t, values.email),
      password: checkNewPassword(t, values.password),
    }),
    submit: async (values) => {
      const input = { ...values, email: values.email.trim(), locale };
      const { data, error } = await requestGraphql(SignUp, { input });
      if (data) session.enter(data.signUp);
      return error?.code === 'CONFLICT' ? { ...error, fields: [{ path: 'email', message: error.message }] } : error;
    },
  });

  return (
    <SignInLayout
      title={t('signup.title')}
      lead={t('signup.lead')}
      footer={
        <>
          {t('signup.haveAccount')}{' '}
          <Link href="/login" className="font-medium text-accent-ink hover:underline">
            {t('signup.logIn')}
          </Link>
        </>
      }
    >
      <form {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('signup.organization')} error={form.errors.organizationName}>
          {(control) => (
            <Input {...control} {...form.control('organizationName')} autoComplete="organization" autoFocus />
          )}
        </Field>
        <Field label={t('form.nameLabel')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} autoComplete="name" />}
        </Field>
        <Field label={t('form.emailLabel')} error={form.errors.email && <EmailProblem text={form.errors.email} />}>
          {(control) => <Input {...control} {...form.control('email')} type="email" autoComplete="email" />}
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
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('signup.submit')}
        </Button>
      </form>
    </SignInLayout>
  );
}

function EmailProblem({ text }: { text: string }) {
  const t = useT();
  if (text !== t('problem.addressTaken')) return text;
  return (
    <>
      {text}{' '}
      <Link href="/login" className="font-medium underline">
        {t('signup.logInInstead')}
      </Link>
    </>
  );
}
