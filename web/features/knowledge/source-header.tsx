'use client';

import { CircleStop, RefreshCw, Trash2 } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { usePermission } from '@/features/workspace/workspace-provider';
import type { Knowledge_SourceFragmentFragment as Source } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { languageName } from '@/lib/i18n/language-names';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { useNumbers } from '@/lib/i18n/use-numbers';
import { SourceExtent, SourceOrigin } from './source-extent';
import { SourceStatus } from './source-status';
import { sourceTypeIcons } from './source-types';
import { useSourceActions } from './use-source-actions';

type Props = { source: Source; onDeleted: () => void };

export function SourceHeader({ source, onDeleted }: Props) {
  const t = useT();
  const canWrite = usePermission('knowledge:write');
  const [asking, setAsking] = useState(false);
  const actions = useSourceActions(source, onDeleted);
  const Icon = sourceTypeIcons[source.type];
  const isUnderWay = source.status === 'QUEUED' || source.status === 'PROCESSING';
  return (
    <header className="grid gap-3 pb-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-box bg-hover text-muted">
          <Icon size={20} strokeWidth={1.5} aria-hidden />
        </span>
        <div className="min-w-0 grow basis-60">
          <h1 className="font-semibold text-title [overflow-wrap:anywhere]">{source.name}</h1>
          <p className="flex min-w-0 flex-wrap gap-x-1 text-list text-muted">
            <SourceOrigin source={source} />
            <SourceExtent source={source} />
          </p>
        </div>
        {canWrite && (
          <div className="flex items-center gap-2">
            {isUnderWay ? (
              <Button busy={actions.busy} onClick={() => void actions.cancel()}>
                <CircleStop size={16} strokeWidth={1.5} aria-hidden />
                {t('knowledge.stop')}
              </Button>
            ) : (
              <Button busy={actions.busy} onClick={() => void actions.refresh()}>
                <RefreshCw size={16} strokeWidth={1.5} aria-hidden />
                {t('knowledge.refresh')}
              </Button>
            )}
            <IconButton
              icon={Trash2}
              label={t('knowledge.delete', { name: source.name })}
              onClick={() => setAsking(true)}
            />
          </div>
        )}
      </div>
      <SourceFacts source={source} />
      {source.error && (
        <p role="alert" className="rounded-list bg-live-soft px-3 py-2 text-list text-live-ink">
          {source.error}
        </p>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('knowledge.deleteTitle', { name: source.name })}
        description={t(source.aiAgents.length > 0 ? 'knowledge.deleteHintUsed' : 'knowledge.deleteHint')}
        action={t('common.delete')}
        onConfirm={() => void actions.remove()}
      />
    </header>
  );
}

/** The figures on one line, which wraps between them. */
function SourceFacts({ source }: { source: Source }) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  const numbers = useNumbers();
  const { ingestedAt, aiAgents, language } = source;
  const facts: [string, ReactNode][] = [
    ['status', <SourceStatus key="status" source={source} />],
    ['pieces', t('knowledge.pieceCount', { count: source.chunkCount })],
    ['size', numbers.size(source.sizeBytes)],
  ];
  if (language) facts.push(['language', languageName(language)]);
  if (ingestedAt) facts.push(['read', t('knowledge.readAgo', { time: dates.ago(new Date(ingestedAt), now) })]);
  facts.push([
    'agents',
    aiAgents.length > 0
      ? t('knowledge.usedByNamed', { names: aiAgents.map(({ name }) => name).join(', ') })
      : t('knowledge.usedByNobody'),
  ]);
  return (
    <p className="tabular flex flex-wrap gap-x-2 gap-y-1 text-list text-muted">
      {facts.map(([key, value], index) => (
        <Fragment key={key}>
          {index > 0 && <span aria-hidden>·</span>}
          <span className="min-w-0 [overflow-wrap:anywhere]">{value}</span>
        </Fragment>
      ))}
    </p>
  );
}
