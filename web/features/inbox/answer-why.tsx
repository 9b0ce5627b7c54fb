'use client';

import { useQuery } from 'urql';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { AnswerDetails } from '@/features/ai-agents/answer-details';
import { AnswerFragment } from '@/features/ai-agents/answer-documents';
import '@/features/ai-agents/answer-texts';
import { readFragment } from '@/gql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { MessageAnswer } from './assist-documents';

/** How an answer in the thread came about: read when somebody asks. */
export function AnswerWhy({ messageId }: { messageId: string }) {
  const t = useT();
  const [{ data, error, fetching }, refetch] = useQuery({ query: MessageAnswer, variables: { id: messageId } });
  if (fetching) return <Skeleton className="h-24" />;
  if (error) return <ErrorState error={toAppError(error)} onRetry={() => refetch({ requestPolicy: 'network-only' })} />;
  const answer = data?.node?.__typename === 'Message' ? readFragment(AnswerFragment, data.node.answer) : null;
  if (!answer) return <p className="text-list text-muted">{t('answer.none')}</p>;
  return <AnswerDetails answer={answer} />;
}
