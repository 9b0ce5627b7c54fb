'use client';

import { useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toasts';
import { usePublicConfig } from '@/features/session/public-config';
import { SettingsList, SettingsRow } from '@/features/settings/settings-list';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates } from '@/lib/i18n/use-dates';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { DisconnectAccount } from './account-documents';
import { AccountSection } from './account-section';

type Account = { id: string; provider: string; createdAt: string };
type Props = {
  accounts: readonly Account[];
  loading: boolean;
  error: CombinedError | undefined;
  onChanged: () => void;
};

const hostOf = (issuer: string) => (URL.canParse(issuer) ? new URL(issuer).host : issuer);

export function ConnectedAccounts({ accounts, loading, error, onChanged }: Props) {
  const t = useT();
  const toast = useToast();
  const say = useProblemText();
  const dates = useDates();
  const hasProvider = Boolean(usePublicConfig()?.oidc);
  const [asking, setAsking] = useState<Account>();
  const [, disconnect] = useMutation(DisconnectAccount);

  const onDisconnect = async ({ id, provider }: Account) => {
    const { error } = await disconnect({ input: { id } });
    if (error) return toast({ tone: 'problem', text: say(toAppError(error)) });
    toast({ tone: 'success', text: t('accounts.disconnected', { name: hostOf(provider) }) });
    onChanged();
  };

  if (!hasProvider && accounts.length === 0) return null;
  return (
    <AccountSection title={t('accounts.title')}>
      <SettingsList
        loading={loading}
        error={error}
        onRetry={onChanged}
        isEmpty={accounts.length === 0}
        empty={<p className="text-list text-muted">{t('accounts.empty')}</p>}
      >
        {accounts.map((account) => (
          <SettingsRow key={account.id}>
            <div className="min-w-0 grow">
              <p className="truncate font-medium text-list">{hostOf(account.provider)}</p>
              <p className="text-meta text-muted">
                {t('accounts.since', { date: dates.date(new Date(account.createdAt)) })}
              </p>
            </div>
            <Button size="small" variant="danger" onClick={() => setAsking(account)}>
              {t('accounts.disconnect')}
            </Button>
          </SettingsRow>
        ))}
      </SettingsList>
      <ConfirmDialog
        open={asking !== undefined}
        onOpenChange={(open) => !open && setAsking(undefined)}
        title={t('accounts.disconnectTitle', { name: hostOf(asking?.provider ?? '') })}
        description={t('accounts.disconnectHint')}
        action={t('accounts.disconnect')}
        onConfirm={() => asking && void onDisconnect(asking)}
      />
    </AccountSection>
  );
}
