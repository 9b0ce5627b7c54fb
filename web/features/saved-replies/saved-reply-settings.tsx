'use client';

import { MessageSquareQuote, Plus } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SettingsList } from '@/features/settings/settings-list';
import { usePermission } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { SavedReplyDialog } from './saved-reply-dialog';
import { SavedReplyRow } from './saved-reply-row';
import { useSavedReplies } from './use-saved-replies';

export function SavedReplySettings() {
  const t = useT();
  const canWrite = usePermission('saved-replies:write');
  const { savedReplies, error, loading, refetch } = useSavedReplies();
  const [creating, setCreating] = useState(false);
  const readAgain = () => refetch({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('settings.savedReplies')} lead={t('settings.savedRepliesLead')}>
        {canWrite && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus size={16} strokeWidth={1.5} aria-hidden />
            {t('savedReplies.new')}
          </Button>
        )}
      </PageHeader>
      <SettingsList
        loading={loading}
        error={error}
        onRetry={readAgain}
        isEmpty={savedReplies.length === 0}
        empty={
          <EmptyState
            icon={MessageSquareQuote}
            title={t('savedReplies.empty')}
            description={t('savedReplies.emptyHint')}
          />
        }
      >
        {savedReplies.map((savedReply) => (
          <SavedReplyRow key={savedReply.id} savedReply={savedReply} canWrite={canWrite} onDeleted={readAgain} />
        ))}
      </SettingsList>
      {creating && <SavedReplyDialog onClose={() => setCreating(false)} onSaved={readAgain} />}
    </>
  );
}
