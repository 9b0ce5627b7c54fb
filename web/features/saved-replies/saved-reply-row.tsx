'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { useToast } from '@/components/ui/toasts';
import { SettingsRow } from '@/features/settings/settings-list';
import type { SavedReplies_SavedReplyFragmentFragment as SavedReply } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { SavedReplyDialog } from './saved-reply-dialog';
import { DeleteSavedReply } from './saved-reply-documents';

type Props = { savedReply: SavedReply; canWrite: boolean; onDeleted: () => void };

export function SavedReplyRow({ savedReply, canWrite, onDeleted }: Props) {
  const t = useT();
  const toast = useToast();
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const [, deleteSavedReply] = useMutation(DeleteSavedReply);
  const { id, shortcut, title, body } = savedReply;

  const remove = async () => {
    const { error } = await deleteSavedReply({ input: { id } });
    if (error) return toast({ tone: 'problem', text: toAppError(error).message });
    toast({ tone: 'success', text: t('savedReplies.deleted', { title }) });
    onDeleted();
  };

  return (
    <SettingsRow>
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2 text-list">
          <span className="truncate font-medium">{title}</span>
          <code className="shrink-0 font-mono text-meta text-muted">/{shortcut}</code>
        </p>
        <p className="truncate text-meta text-muted">{body}</p>
      </div>
      {canWrite && (
        <>
          <IconButton icon={Pencil} label={t('common.edit', { label: title })} onClick={() => setOpen('edit')} />
          <IconButton icon={Trash2} label={t('savedReplies.delete', { title })} onClick={() => setOpen('delete')} />
        </>
      )}
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'delete' : undefined)}
        title={t('savedReplies.deleteTitle', { title })}
        description={t('savedReplies.deleteHint')}
        action={t('common.delete')}
        onConfirm={() => void remove()}
      />
      {open === 'edit' && <SavedReplyDialog savedReply={savedReply} onClose={() => setOpen(undefined)} />}
    </SettingsRow>
  );
}
