'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Badge } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EditableText } from '@/components/ui/editable-text';
import { IconButton } from '@/components/ui/icon-button';
import { useToast } from '@/components/ui/toasts';
import { channelIcons } from '@/features/inbox/channel-mark';
import type { Channels_ChannelFragmentFragment as Channel } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { DeleteChannel, UpdateChannel } from './channel-documents';
import { SettingsRow } from './settings-list';

type Props = { channel: Channel; canWrite: boolean; onDeleted: () => void };

export function ChannelRow({ channel, canWrite, onDeleted }: Props) {
  const t = useT();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [, update] = useMutation(UpdateChannel);
  const [, deleteChannel] = useMutation(DeleteChannel);
  const { id, name, type, isDefault } = channel;
  const Icon = channelIcons[type];

  const rename = async (next: string) => {
    const { error } = await update({ input: { id, name: next.trim() } });
    return error && toAppError(error).message;
  };
  const remove = async () => {
    const { error } = await deleteChannel({ input: { id } });
    if (error) return toast({ tone: 'problem', text: toAppError(error).message });
    toast({ tone: 'success', text: t('channels.deleted', { name }) });
    onDeleted();
  };

  return (
    <SettingsRow>
      <span className="grid size-8 shrink-0 place-items-center rounded-list bg-hover text-muted">
        <Icon size={16} strokeWidth={1.5} aria-hidden />
      </span>
      <div className="min-w-0 grow text-list">
        <EditableText label={t('channels.name')} value={name} isReadOnly={!canWrite} onSave={rename} />
      </div>
      {isDefault && <Badge tone="accent">{t('channels.default')}</Badge>}
      <span className="w-20 text-list text-muted max-tablet:hidden">{t(`channel.${type}`)}</span>
      {canWrite && (
        <IconButton
          icon={Trash2}
          label={isDefault ? t('channels.defaultStays') : t('channels.delete', { name })}
          disabled={isDefault}
          onClick={() => setAsking(true)}
        />
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('channels.deleteTitle', { name })}
        description={t('channels.deleteHint')}
        action={t('common.delete')}
        onConfirm={() => void remove()}
      />
    </SettingsRow>
  );
}
