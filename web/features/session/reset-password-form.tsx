'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkNewPassword, passwordCharsMin } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { requestGraphql } from '@/lib/graphql/request';
import { useT } from '@/lib/i18n/i18n-provider';
import { session } from '@/lib/session/session';
import { ResetPassword } from './sign-in-documents';
import { SignInLayout } from './sign-in-layout';

export function ResetPasswordForm() {
  const t = useT();
  const token = useSearchParams().get('token') ?? '';
  const form = useForm({
    initial: { password: '' },
    validate: ({ password }) => ({ password: checkNewPassword(t, password) }),
    submit: async ({ password }) => {
      const { data, error } = await requestGraphql(ResetPassword, { input: { token, password } });
      if (data) {
        session.enter(data.resetPassword);
        location.replace('/inbox');
      }
      return error?.code === 'NOT_FOUND' ? { ...error, message: t('link.ended'), requestId: undefined } : error;
    },
  });

  return (
    <SignInLayout
      title={t('reset.title')}
      lead={token ? t('reset.lead') : t('link.missing')}
      footer={
        <Link href="/forgot" className="font-medium text-accent-ink hover:underline">
          {t('reset.askAgain')}
        </Link>
      }
    >
      {token && (
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
      )}
    </SignInLayout>
  );
}
