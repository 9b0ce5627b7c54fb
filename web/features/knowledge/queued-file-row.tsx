'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { useT } from '@/lib/i18n/i18n-provider';
import { useNumbers } from '@/lib/i18n/use-numbers';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { typeOfFile } from './file-type';
import { sourceTypeIcons } from './source-types';
import type { QueuedFile } from './use-upload-queue';

type Props = { queued: QueuedFile; onRemove: (() => void) | undefined };

export function QueuedFileRow({ queued: { file, state, share, problem, error }, onRemove }: Props) {
  const t = useT();
  const say = useProblemText();
  const numbers = useNumbers();
  const type = typeOfFile(file.name);
  const Icon = type ? sourceTypeIcons[type] : CircleAlert;
  const trouble = problem ? t(`knowledge.fileProblem.${problem}`) : error && say(error);
  return (
    <li className="relative flex min-h-12 items-center gap-3 border-line border-b py-1.5">
      <Icon size={16} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 grow">
        <p className="truncate text-list">{file.name}</p>
        {trouble ? (
          <p role="alert" className="text-live-ink text-meta">
            {trouble}
          </p>
        ) : (
          <p className="tabular text-meta text-muted">
            {numbers.size(file.size)}
            {state === 'sending' && share < 1 && ` · ${numbers.percent(share)}`}
            {state === 'sending' && share === 1 && ` · ${t('knowledge.storing')}`}
          </p>
        )}
        {state === 'sending' && (
          <progress
            value={share}
            aria-label={t('knowledge.sending', { name: file.name })}
            className="absolute inset-x-0 -bottom-px block h-0.5 w-full appearance-none overflow-hidden rounded-full bg-hover [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent"
          />
        )}
      </div>
      {state === 'added' ? (
        <span className="flex items-center gap-1 pr-2 text-meta text-muted">
          <CircleCheck size={14} strokeWidth={1.5} className="text-success-ink" aria-hidden />
          {t('knowledge.added')}
        </span>
      ) : (
        onRemove && <IconButton icon={X} label={t('knowledge.removeFile', { name: file.name })} onClick={onRemove} />
      )}
    </li>
  );
}
