'use client';

import { Plus, Sparkles } from 'lucide-react';
import { useQuery } from 'urql';
import { PageHeader } from '@/components/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { usePermission } from '@/features/workspace/workspace-provider';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { ListSkeleton } from '../shell/shell-skeleton';
import { AiAgentList } from './ai-agent-documents';
import { AiAgentTable } from './ai-agent-table';
import './ai-agent-texts';
import { LocalNotice } from './local-notice';

export function AiAgentsScreen() {
  const t = useT();
  const canWrite = usePermission('ai-agents:write');
  const [{ data, error, fetching }, refetch] = useQuery({ query: AiAgentList, requestPolicy: 'cache-and-network' });
  const agents = data?.aiAgents.nodes ?? [];
  const newButton = canWrite && (
    <ButtonLink href="/ai-agents/new" variant="primary">
      <Plus size={16} strokeWidth={1.5} aria-hidden />
      {t('aiAgents.new')}
    </ButtonLink>
  );
  return (
    <main className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-280 flex-col px-4 py-6 tablet:px-8">
        <PageHeader title={t('nav.aiAgents')} lead={t('aiAgents.lead')}>
          {agents.length > 0 && newButton}
        </PageHeader>
        {error && !data ? (
          <div className="grid grow place-items-center">
            <ErrorState error={toAppError(error)} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
          </div>
        ) : fetching && !data ? (
          <ListSkeleton />
        ) : (
          <>
            {data?.aiServer.provider === 'LOCAL' && <LocalNotice />}
            {agents.length === 0 ? (
              <div className="grid grow place-items-center">
                <EmptyState
                  icon={Sparkles}
                  title={t('aiAgents.empty')}
                  description={t(canWrite ? 'aiAgents.emptyHint' : 'aiAgents.emptyHintWait')}
                >
                  {newButton}
                </EmptyState>
              </div>
            ) : (
              <AiAgentTable agents={agents} serverModel={data?.aiServer.model ?? null} />
            )}
          </>
        )}
      </div>
    </main>
  );
}
