'use client';

import { useQuery } from 'urql';
import { PageHeader } from '@/components/page-header';
import { useT } from '@/lib/i18n/i18n-provider';
import { AccountQuery } from './account-documents';
import { ConnectedAccounts } from './connected-accounts';
import { EmailSection } from './email-section';
import { PasswordSection } from './password-section';
import { ProfileSection } from './profile-section';
import { SessionList } from './session-list';

export function AccountSettings() {
  const t = useT();
  const [{ data, error, fetching }, reexecute] = useQuery({ query: AccountQuery, requestPolicy: 'cache-and-network' });
  const readAgain = () => reexecute({ requestPolicy: 'network-only' });
  const state = { loading: fetching && !data, error, onChanged: readAgain };
  return (
    <>
      <PageHeader title={t('settings.account')} lead={t('settings.accountLead')} />
      <ProfileSection />
      <EmailSection />
      <PasswordSection onChanged={readAgain} />
      <SessionList {...state} sessions={data?.viewer.sessions ?? []} />
      <ConnectedAccounts {...state} accounts={data?.viewer.accounts ?? []} />
    </>
  );
}
