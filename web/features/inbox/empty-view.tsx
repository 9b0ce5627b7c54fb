'use client';

import { Inbox } from 'lucide-react';
import Link from 'next/link';
import { Copyable } from '@/components/ui/copyable';
import { EmptyState } from '@/components/ui/empty-state';
import { usePublicConfig } from '@/features/session/public-config';
import { usePermission, useViewer } from '@/features/workspace/workspace-provider';
import type { ConversationView } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import './empty-view-texts';

/** The organization that the simulator writes to: of the demo account, and called what it is called from the start. */
function useIsDemo(): boolean {
  const { email, organization } = useViewer();
  const demo = usePublicConfig()?.demo;
  return demo !== null && demo?.email === email && organization?.slug === 'demo-company';
}

/** An empty inbox needs a first conversation; an empty view just says so. */
export function EmptyView({ view }: { view: ConversationView }) {
  const t = useT();
  return (
    <div className="grid grow place-content-center justify-items-center p-2">
      {view === 'ALL' ? (
        <EmptyInbox />
      ) : (
        <EmptyState icon={Inbox} title={t('inbox.emptyView')} description={t(`inbox.emptyView.${view}`)} />
      )}
    </div>
  );
}

function EmptyInbox() {
  const t = useT();
  const isDemo = useIsDemo();
  const canInvite = usePermission('members:write');
  return (
    <EmptyState
      icon={Inbox}
      title={t('inbox.emptyTitle')}
      description={t(isDemo ? 'inbox.emptyHintDemo' : canInvite ? 'inbox.emptyHint' : 'inbox.emptyHintWait')}
    >
      {(isDemo || canInvite) && (
        <div className="grid w-full gap-2">
          <Copyable text={isDemo ? 'npm run simulate' : 'POST /api/v1/conversations'} />
          <p className="flex flex-wrap justify-center gap-x-4 gap-y-1 text-list">
            <a href="/api/docs" target="_blank" rel="noopener" className="text-accent-ink hover:underline">
              {t('inbox.emptyDocs')}
            </a>
            {canInvite && !isDemo && (
              <Link href="/settings/members" className="text-accent-ink hover:underline">
                {t('inbox.emptyInvite')}
              </Link>
            )}
          </p>
        </div>
      )}
    </EmptyState>
  );
}
