'use client';

import { useState } from 'react';
import { useMutation } from 'urql';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import { useViewer } from '@/features/workspace/workspace-provider';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { RequestEmailVerification } from './account-documents';
import { AccountSection } from './account-section';
import { ChangeEmailDialog } from './change-email-dialog';

export function EmailSection() {
  const t = useT();
  const toast = useToast();
  const say = useProblemText();
  const { email, emailVerified, hasPassword } = useViewer();
  const [{ fetching }, request] = useMutation(RequestEmailVerification);
  const [changing, setChanging] = useState(false);

  const sendAgain = async () => {
    const { error } = await request({});
    if (error) toast({ tone: 'problem', text: say(toAppError(error)) });
    else toast({ tone: 'success', text: t('email.sentAgain', { email: email ?? '' }) });
  };

  return (
    <AccountSection title={t('email.title')}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-list">
        <span className="min-w-0 [overflow-wrap:anywhere]">{email}</span>
        <Badge tone={emailVerified ? 'success' : 'neutral'}>
          {t(emailVerified ? 'email.confirmed' : 'email.unconfirmed')}
        </Badge>
      </div>
      {!emailVerified && <p className="max-w-140 text-list text-muted">{t('email.hint')}</p>}
      <div className="flex flex-wrap gap-2">
        {!emailVerified && (
          <Button busy={fetching} onClick={() => void sendAgain()}>
            {t('email.sendAgain')}
          </Button>
        )}
        {hasPassword && <Button onClick={() => setChanging(true)}>{t('email.change')}</Button>}
      </div>
      {changing && <ChangeEmailDialog onClose={() => setChanging(false)} />}
    </AccountSection>
  );
}
