'use client';

import { Plus, Tag } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SettingsList } from '@/features/settings/settings-list';
import { usePermission } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { LabelRow } from './label-row';
import { NewLabelDialog } from './new-label-dialog';
import { useLabels } from './use-labels';

export function LabelSettings() {
  const t = useT();
  const canWrite = usePermission('labels:write');
  const { labels, error, loading, refetch } = useLabels();
  const [creating, setCreating] = useState(false);
  const readAgain = () => refetch({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('settings.labels')} lead={t('settings.labelsLead')}>
        {canWrite && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus size={16} strokeWidth={1.5} aria-hidden />
            {t('labels.new')}
          </Button>
        )}
      </PageHeader>
      <SettingsList
        loading={loading}
        error={error}
        onRetry={readAgain}
        isEmpty={labels.length === 0}
        empty={<EmptyState icon={Tag} title={t('labels.empty')} description={t('labels.emptyHint')} />}
      >
        {labels.map((label) => (
          <LabelRow key={label.id} label={label} canWrite={canWrite} onDeleted={readAgain} />
        ))}
      </SettingsList>
      {creating && <NewLabelDialog onClose={() => setCreating(false)} onCreated={readAgain} />}
    </>
  );
}
