'use client';

import { Bot } from 'lucide-react';
import { useQuery } from 'urql';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { readFragment } from '@/gql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { AiAgentDetails, AiAgentFragment } from './ai-agent-documents';
import { AiAgentEditor } from './ai-agent-editor';
import './ai-agent-texts';

/** A new AI agent, or one to change and to try. */
export function AiAgentScreen({ agentId }: { agentId: string }) {
  return agentId === 'new' ? <AiAgentEditor agent={undefined} /> : <KnownAgent agentId={agentId} />;
}

function KnownAgent({ agentId }: { agentId: string }) {
  const t = useT();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AiAgentDetails,
    variables: { id: agentId },
    requestPolicy: 'cache-and-network',
  });
  const agent = data?.aiAgent && readFragment(AiAgentFragment, data.aiAgent);
  const problem = error && toAppError(error);
  if (agent) return <AiAgentEditor key={agent.id} agent={agent} />;
  return (
    <main className="grid grow place-items-center">
      {problem && problem.code !== 'NOT_FOUND' ? (
        <ErrorState error={problem} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
      ) : fetching ? (
        <Skeleton className="h-60 w-full max-w-160 self-start" />
      ) : (
        <EmptyState icon={Bot} title={t('aiAgents.missing')} description={t('aiAgents.missingHint')} />
      )}
    </main>
  );
}
