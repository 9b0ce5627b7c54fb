'use client';

import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { SettingsList } from '@/features/settings/settings-list';
import { usePermission } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { auditActions } from './audit-actions';
import { AuditLogRow } from './audit-log-row';
import { useAuditLog } from './use-audit-log';

export function AuditLogSettings() {
  const t = useT();
  const canRead = usePermission('audit-log:read');
  const [action, setAction] = useState('');
  const { entries, error, loading, hasNextPage, loadingMore, loadMore, refetch } = useAuditLog(action);
  return (
    <>
      <PageHeader title={t('settings.auditLog')} lead={t('settings.auditLogLead')}>
        {canRead && (
          <Select
            aria-label={t('audit.action')}
            value={action}
            onChange={(event) => setAction(event.target.value)}
            className="w-56"
          >
            <option value="">{t('audit.allActions')}</option>
            {auditActions.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </Select>
        )}
      </PageHeader>
      <SettingsList
        loading={loading}
        error={error}
        onRetry={() => refetch({ requestPolicy: 'network-only' })}
        isEmpty={entries.length === 0}
        empty={<EmptyState icon={ScrollText} title={t('audit.empty')} />}
      >
        {entries.map((entry) => (
          <AuditLogRow key={entry.id} entry={entry} />
        ))}
      </SettingsList>
      {hasNextPage && (
        <div className="grid justify-items-center py-4">
          <Button busy={loadingMore} onClick={() => void loadMore()}>
            {t('common.showMore')}
          </Button>
        </div>
      )}
    </>
  );
}
