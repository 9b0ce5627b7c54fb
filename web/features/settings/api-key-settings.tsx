'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { usePermission } from '@/features/workspace/workspace-provider';
import { readFragment } from '@/gql';
import { useT } from '@/lib/i18n/i18n-provider';
import { ApiKeyFragment, ApiKeyList } from './api-key-documents';
import { ApiKeyRow } from './api-key-row';
import { NewApiKeyDialog } from './new-api-key-dialog';
import { SettingsList } from './settings-list';

export function ApiKeySettings() {
  const t = useT();
  const canWrite = usePermission('api-keys:write');
  const [{ data, error, fetching }, refetch] = useQuery({ query: ApiKeyList });
  const [creating, setCreating] = useState(false);
  const apiKeys = readFragment(ApiKeyFragment, data?.apiKeys.nodes ?? []);
  const readAgain = () => refetch({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('settings.apiKeys')} lead={t('settings.apiKeysLead')}>
        {canWrite && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus size={16} strokeWidth={1.5} aria-hidden />
            {t('apiKeys.new')}
          </Button>
        )}
      </PageHeader>
      <SettingsList
        loading={fetching && !data}
        error={error}
        onRetry={readAgain}
        isEmpty={apiKeys.length === 0}
        empty={<EmptyState icon={KeyRound} title={t('apiKeys.empty')} description={t('apiKeys.emptyHint')} />}
      >
        {apiKeys.map((apiKey) => (
          <ApiKeyRow key={apiKey.id} apiKey={apiKey} canWrite={canWrite} />
        ))}
      </SettingsList>
      {creating && <NewApiKeyDialog onClose={() => setCreating(false)} onCreated={readAgain} />}
    </>
  );
}
