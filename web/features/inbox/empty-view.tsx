'use client';

import { Inbox } from 'lucide-react';
import { Copyable } from '@/components/ui/copyable';
import { EmptyState } from '@/components/ui/empty-state';
import type { ConversationView } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';

/** An empty inbox needs a first conversation; an empty view just says so. */
export function EmptyView({ view }: { view: ConversationView }) {
  const t = useT();
  return (
    <div className="grid grow place-content-center justify-items-center p-2">
      {view === 'ALL' ? (
        <EmptyState icon={Inbox} title={t('inbox.emptyTitle')} description={t('inbox.emptyHint')}>
          <div className="grid w-full gap-2">
            <Copyable text="npm run simulate" />
            <Copyable text="POST /api/v1/conversations" />
          </div>
        </EmptyState>
      ) : (
        <EmptyState icon={Inbox} title={t('inbox.emptyView')} description={t(`inbox.emptyView.${view}`)} />
      )}
    </div>
  );
}
