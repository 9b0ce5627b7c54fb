'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { CitationChips } from '@/features/ai-agents/citation-chips';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import type { AssistState } from './use-assist';

/** A summary, a suggestion that would meet what is typed already, or why there is neither. */
export function AssistCard({ assist }: { assist: AssistState }) {
  const t = useT();
  const say = useProblemText();
  const { card } = assist;
  if (!card) return null;
  if (card.kind === 'problem') {
    const again = card.of === 'suggest' ? assist.suggest : assist.summarize;
    return (
      <Card
        title={t('assist.failed')}
        onDismiss={assist.dismiss}
        actions={
          <Button size="small" onClick={() => void again()}>
            {t('common.retry')}
          </Button>
        }
      >
        <p role="alert" className="text-list text-live-ink">
          {say(card.error)}
        </p>
      </Card>
    );
  }
  const { kind, written } = card;
  return (
    <Card
      title={t(kind === 'summary' ? 'assist.summary' : 'assist.suggestion')}
      onDismiss={assist.dismiss}
      actions={
        kind === 'summary' ? (
          <Button size="small" onClick={() => assist.addAsNote(written)}>
            {t('assist.addAsNote')}
          </Button>
        ) : (
          <>
            <span className="mr-auto self-center text-meta text-muted">{t('assist.notEmpty')}</span>
            <Button size="small" onClick={() => assist.append(written)}>
              {t('assist.append')}
            </Button>
            <Button size="small" onClick={() => assist.replace(written)}>
              {t('assist.replace')}
            </Button>
          </>
        )
      }
    >
      <p className="whitespace-pre-wrap text-body [overflow-wrap:anywhere]">{written.text}</p>
      <CitationChips citations={written.citations} />
    </Card>
  );
}

type CardProps = { title: string; onDismiss: () => void; actions: ReactNode; children: ReactNode };

function Card({ title, onDismiss, actions, children }: CardProps) {
  const t = useT();
  return (
    <section
      aria-label={title}
      className="absolute inset-x-0 bottom-full z-20 mb-1 flex max-h-[50dvh] flex-col rounded-box bg-raised text-ink shadow-float motion-safe:animate-rise"
    >
      <header className="flex items-center justify-between pt-1 pr-1 pl-3">
        <h3 className="font-medium text-meta text-muted">{title}</h3>
        <IconButton icon={X} label={t('common.dismiss')} onClick={onDismiss} />
      </header>
      <div className="grid min-h-0 gap-2 overflow-y-auto px-3 pb-2">{children}</div>
      <footer className="flex flex-wrap justify-end gap-2 px-3 pb-3">{actions}</footer>
    </section>
  );
}
