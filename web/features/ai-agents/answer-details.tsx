'use client';

import type { AiAgents_AnswerFragmentFragment as Answer, Knowledge_HitFragmentFragment as Hit } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useNumbers } from '@/lib/i18n/use-numbers';
import { RetrievedPieces } from './retrieved-pieces';
import { ToolCalls } from './tool-calls';
import './answer-texts';

type Props = { answer: Answer /** With more figures than the answer keeps. */; hits?: readonly Hit[] };

/** Why an AI agent answered so: what it found, what it used, what it took. */
export function AnswerDetails({ answer, hits }: Props) {
  const t = useT();
  const numbers = useNumbers();
  const facts: [string, string][] = [
    [t('answer.model'), answer.model ?? t('answer.quotations')],
    [t('answer.tokens'), t('answer.tokensValue', tokensOf(answer, numbers.count))],
    [t('answer.firstWords'), answer.firstTokenMs == null ? '–' : numbers.duration(answer.firstTokenMs)],
    [t('answer.total'), numbers.duration(answer.totalMs)],
  ];
  if (answer.attempts > 1) facts.push([t('answer.attempts'), numbers.count(answer.attempts)]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <RetrievedPieces answer={answer} hits={hits} />
      <ToolCalls calls={answer.toolCalls} />
      <dl className="tabular grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-list">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="truncate">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function tokensOf({ inputTokens, outputTokens }: Answer, count: (value: number) => string) {
  return { read: count(inputTokens), written: count(outputTokens) };
}
