'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EditableText } from '@/components/ui/editable-text';
import { IconButton } from '@/components/ui/icon-button';
import { useToast } from '@/components/ui/toasts';
import { SettingsRow } from '@/features/settings/settings-list';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import type { LabelItem } from './label-chip';
import { LabelColorMenu } from './label-color-menu';
import type { LabelColor } from './label-colors';
import { DeleteLabel, UpdateLabel } from './label-documents';

type Props = { label: LabelItem; canWrite: boolean; onDeleted: () => void };

export function LabelRow({ label, canWrite, onDeleted }: Props) {
  const t = useT();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [, update] = useMutation(UpdateLabel);
  const [, deleteLabel] = useMutation(DeleteLabel);
  const { id, name, color } = label;

  const rename = async (next: string) => {
    const { error } = await update({ input: { id, name: next.trim() } });
    return error && toAppError(error).message;
  };
  const recolor = async (next: LabelColor) => {
    const { error } = await update({ input: { id, color: next } });
    if (error) toast({ tone: 'problem', text: toAppError(error).message });
  };
  const remove = async () => {
    const { error } = await deleteLabel({ input: { id } });
    if (error) return toast({ tone: 'problem', text: toAppError(error).message });
    toast({ tone: 'success', text: t('labels.deleted', { name }) });
    onDeleted();
  };

  return (
    <SettingsRow>
      <LabelColorMenu
        label={t('labels.colorOf', { name })}
        color={color}
        isReadOnly={!canWrite}
        onColor={(next) => void recolor(next)}
      />
      <div className="min-w-0 grow pl-2 text-list">
        <EditableText label={t('labels.name')} value={name} isReadOnly={!canWrite} onSave={rename} />
      </div>
      {canWrite && <IconButton icon={Trash2} label={t('labels.delete', { name })} onClick={() => setAsking(true)} />}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('labels.deleteTitle', { name })}
        description={t('labels.deleteHint')}
        action={t('common.delete')}
        onConfirm={() => void remove()}
      />
    </SettingsRow>
  );
}
