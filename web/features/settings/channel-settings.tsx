'use client';

import { Plus, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { usePermission } from '@/features/workspace/workspace-provider';
import { readFragment } from '@/gql';
import { useT } from '@/lib/i18n/i18n-provider';
import { ChannelFragment, ChannelList } from './channel-documents';
import { ChannelRow } from './channel-row';
import { NewChannelDialog } from './new-channel-dialog';
import { SettingsList } from './settings-list';

export function ChannelSettings() {
  const t = useT();
  const canWrite = usePermission('channels:write');
  const [{ data, error, fetching }, refetch] = useQuery({ query: ChannelList });
  const [creating, setCreating] = useState(false);
  const channels = readFragment(ChannelFragment, data?.channels.nodes ?? []);
  const readAgain = () => refetch({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('settings.channels')} lead={t('settings.channelsLead')}>
        {canWrite && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus size={16} strokeWidth={1.5} aria-hidden />
            {t('channels.new')}
          </Button>
        )}
      </PageHeader>
      <SettingsList
        loading={fetching && !data}
        error={error}
        onRetry={readAgain}
        isEmpty={channels.length === 0}
        empty={<EmptyState icon={Waypoints} title={t('channels.empty')} description={t('channels.emptyHint')} />}
      >
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} canWrite={canWrite} onDeleted={readAgain} />
        ))}
      </SettingsList>
      {creating && <NewChannelDialog onClose={() => setCreating(false)} onCreated={readAgain} />}
    </>
  );
}
