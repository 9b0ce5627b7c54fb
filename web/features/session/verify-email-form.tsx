'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormProblem } from '@/components/ui/form-problem';
import { useForm } from '@/lib/forms/use-form';
import { requestGraphql } from '@/lib/graphql/request';
import { useT } from '@/lib/i18n/i18n-provider';
import { VerifyEmail } from './sign-in-documents';
import { SignInLayout } from './sign-in-layout';

/**
 * It takes a click, and not just the visit: mail filters open links, and would confirm the address for whoever signed
 * up with it.
 */
export function VerifyEmailForm() {
  const t = useT();
  const token = useSearchParams().get('token') ?? '';
  const [email, setEmail] = useState<string>();
  const form = useForm({
    initial: {},
    validate: () => ({}),
    submit: async () => {
      const { data, error } = await requestGraphql(VerifyEmail, { input: { token } });
      if (data) setEmail(data.verifyEmail.email);
      return error?.code === 'NOT_FOUND' ? { ...error, message: t('link.ended'), requestId: undefined } : error;
    },
  });

  if (email) {
    return (
      <SignInLayout
        title={t('verify.doneTitle')}
        footer={
          <Link href="/inbox" className="font-medium text-accent-ink hover:underline">
            {t('verify.go')}
          </Link>
        }
      >
        <p role="status" className="text-body [overflow-wrap:anywhere]">
          {t('verify.done', { email })}
        </p>
      </SignInLayout>
    );
  }
  return (
    <SignInLayout title={t('verify.title')} lead={token ? t('verify.lead') : t('link.missing')}>
      {token && (
        <form {...form.formProps} className="grid gap-4">
          <FormProblem error={form.problem} />
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('verify.submit')}
          </Button>
        </form>
      )}
    </SignInLayout>
  );
}
