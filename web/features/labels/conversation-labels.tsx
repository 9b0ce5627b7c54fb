'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Popover } from '@/components/ui/popover';
import { usePermission } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { LabelChip, type LabelItem } from './label-chip';
import { LabelDot } from './label-dot';
import { LabelPicker } from './label-picker-late';

type Props = {
  labels: LabelItem[];
  onAdd: (id: string) => Promise<unknown>;
  onRemove: (id: string) => Promise<unknown>;
};

/** The labels of a conversation, taken off and put on where they are shown. */
export function ConversationLabels({ labels, onAdd, onRemove }: Props) {
  const t = useT();
  const [picking, setPicking] = useState(false);
  const canWrite = usePermission('conversations:write');
  if (!canWrite && labels.length === 0) return <p className="text-list text-muted">{t('labels.none')}</p>;
  return (
    <ul aria-label={t('details.labels')} className="flex flex-wrap items-center gap-1">
      {labels.map((label) => (
        <li key={label.id} className="min-w-0 max-w-full">
          {canWrite ? (
            <span className="flex h-6 min-w-0 items-center gap-1.5 rounded-full border border-line pl-2 text-meta">
              <LabelDot color={label.color} />
              <span className="truncate" title={label.name}>
                {label.name}
              </span>
              <button
                type="button"
                aria-label={t('labels.remove', { name: label.name })}
                onClick={() => void onRemove(label.id)}
                className="grid size-6 shrink-0 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink"
              >
                <X size={12} strokeWidth={1.5} aria-hidden />
              </button>
            </span>
          ) : (
            <LabelChip label={label} />
          )}
        </li>
      ))}
      {canWrite && (
        <li>
          <Popover
            align="end"
            open={picking}
            onOpenChange={setPicking}
            trigger={
              <button
                type="button"
                className="flex h-6 items-center gap-1 rounded-full px-2 text-meta text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover"
              >
                <Plus size={12} strokeWidth={1.5} aria-hidden />
                {t('labels.add')}
              </button>
            }
          >
            <LabelPicker chosenIds={labels.map(({ id }) => id)} onAdd={onAdd} onRemove={onRemove} />
          </Popover>
        </li>
      )}
    </ul>
  );
}
