'use client';

import { Command } from 'cmdk';
import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toasts';
import { usePermission } from '@/features/workspace/workspace-provider';
import { readFragment } from '@/gql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { labelColors } from './label-colors';
import { CreateLabel, LabelFragment } from './label-documents';
import { LabelDot } from './label-dot';
import { useLabels } from './use-labels';

const itemClass = 'flex h-8 items-center gap-2 rounded-list px-2 text-list data-[selected=true]:bg-hover';

type Props = {
  chosenIds: string[];
  onAdd: (id: string) => Promise<unknown>;
  onRemove: (id: string) => Promise<unknown>;
};

/** Type a few letters, press Enter; it stays open for the next one. What does not exist yet can be made here. */
export function LabelPicker({ chosenIds, onAdd, onRemove }: Props) {
  const t = useT();
  const toast = useToast();
  const canCreate = usePermission('labels:write');
  const { labels, loading, refetch } = useLabels();
  const [, createLabel] = useMutation(CreateLabel);
  const [search, setSearch] = useState('');
  const name = search.trim();
  const isKnown = labels.some((label) => label.name.toLowerCase() === name.toLowerCase());

  const create = async () => {
    const color = labelColors[labels.length % labelColors.length];
    const { data, error } = await createLabel({ input: { name, color } });
    if (error || !data) return error && toast({ tone: 'problem', text: toAppError(error).message });
    setSearch('');
    await onAdd(readFragment(LabelFragment, data.createLabel.label).id);
    refetch({ requestPolicy: 'network-only' });
  };

  return (
    <Command label={t('labels.choose')} loop>
      <Command.Input
        autoFocus
        value={search}
        onValueChange={setSearch}
        maxLength={50}
        placeholder={t(canCreate ? 'labels.chooseOrCreate' : 'labels.choose')}
        className="h-9 w-full border-line border-b bg-transparent px-3 text-list outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        {!canCreate && (
          <Command.Empty className="p-3 text-center text-list text-muted">{t('palette.nothing')}</Command.Empty>
        )}
        {loading && <Skeleton className="m-2 h-4" />}
        {!loading && labels.length === 0 && !name && (
          <p className="p-3 text-center text-list text-muted">{t('labels.empty')}</p>
        )}
        {labels.map((label) => {
          const isChosen = chosenIds.includes(label.id);
          return (
            <Command.Item
              key={label.id}
              value={label.id}
              keywords={[label.name]}
              aria-checked={isChosen}
              onSelect={() => void (isChosen ? onRemove(label.id) : onAdd(label.id))}
              className={itemClass}
            >
              <LabelDot color={label.color} className="mx-1" />
              <span className="grow truncate">{label.name}</span>
              {isChosen && <Check size={16} strokeWidth={1.5} className="shrink-0 text-accent-ink" aria-hidden />}
            </Command.Item>
          );
        })}
        {canCreate && name && !isKnown && !loading && (
          <Command.Item value="create" keywords={[name]} onSelect={() => void create()} className={itemClass}>
            <Plus size={16} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />
            <span className="truncate">{t('labels.createNamed', { name })}</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  );
}
