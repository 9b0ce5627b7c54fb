'use client';

import { useState } from 'react';
import { useMutation } from 'urql';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toasts';
import type { ApiKeys_ApiKeyFragmentFragment as ApiKey } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { RevokeApiKey } from './api-key-documents';
import { SettingsRow } from './settings-list';

export function ApiKeyRow({ apiKey, canWrite }: { apiKey: ApiKey; canWrite: boolean }) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [, revoke] = useMutation(RevokeApiKey);
  const { id, name, prefix, scopes, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const isExpired = expiresAt != null && new Date(expiresAt) < now;

  const onRevoke = async () => {
    const { error } = await revoke({ input: { id } });
    if (error) toast({ tone: 'problem', text: toAppError(error).message });
    else toast({ tone: 'success', text: t('apiKeys.revokedToast', { name }) });
  };

  return (
    <SettingsRow>
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2 text-list">
          <span className="truncate font-medium">{name}</span>
          <code className="shrink-0 font-mono text-meta text-muted">{prefix}…</code>
        </p>
        <p className="truncate text-meta text-muted" title={scopes.join(', ')}>
          {lastUsedAt ? t('apiKeys.lastUsed', { time: dates.ago(new Date(lastUsedAt), now) }) : t('apiKeys.neverUsed')}
          {' · '}
          {scopes.join(', ')}
        </p>
      </div>
      {revokedAt ? (
        <Badge tone="live">{t('apiKeys.revoked')}</Badge>
      ) : isExpired ? (
        <Badge>{t('apiKeys.expired')}</Badge>
      ) : (
        canWrite && (
          <Button size="small" variant="danger" onClick={() => setAsking(true)}>
            {t('apiKeys.revoke')}
          </Button>
        )
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('apiKeys.revokeTitle', { name })}
        description={t('apiKeys.revokeHint')}
        action={t('apiKeys.revoke')}
        onConfirm={() => void onRevoke()}
      />
    </SettingsRow>
  );
}
