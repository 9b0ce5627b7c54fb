'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { FormProblem } from '@/components/ui/form-problem';
import { useForm } from '@/lib/forms/use-form';
import { requestGraphql } from '@/lib/graphql/request';
import { useT } from '@/lib/i18n/i18n-provider';
import { LinkEnded } from './link-ended';
import { VerifyEmail } from './sign-in-documents';
import { SignInLayout } from './sign-in-layout';

/**
 * It takes a click, and not just the visit: mail filters open links, and would confirm the address for whoever signed
 * up with it.
 */
export function VerifyEmailForm() {
  const t = useT();
  const token = useSearchParams().get('token') ?? '';
  const [ended, setEnded] = useState(false);
  const [email, setEmail] = useState<string>();
  const form = useForm({
    initial: {},
    validate: () => ({}),
    submit: async () => {
      const { data, error } = await requestGraphql(VerifyEmail, { input: { token } });
      if (data) setEmail(data.verifyEmail.email);
      if (error?.code === 'NOT_FOUND') setEnded(true);
      return error;
    },
  });

  if (email) {
    return (
      <SignInLayout title={t('verify.doneTitle')}>
        <p role="status" className="text-body [overflow-wrap:anywhere]">
          {t('verify.done', { email })}
        </p>
        <ButtonLink href="/inbox" variant="primary">
          {t('verify.go')}
        </ButtonLink>
      </SignInLayout>
    );
  }
  if (!token || ended) {
    return (
      <LinkEnded title={t('link.endedTitle')} text={t(token ? 'verify.ended' : 'link.missing')}>
        <ButtonLink href="/settings/account" variant="primary">
          {t('verify.toAccount')}
        </ButtonLink>
      </LinkEnded>
    );
  }
  return (
    <SignInLayout title={t('verify.title')} lead={t('verify.lead')}>
      <form {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('verify.submit')}
        </Button>
      </form>
    </SignInLayout>
  );
}
