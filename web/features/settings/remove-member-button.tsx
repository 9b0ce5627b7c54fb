'use client';

import { LogOut, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { useToast } from '@/components/ui/toasts';
import { useViewer, useWorkspace } from '@/features/workspace/workspace-provider';
import type { Members_MembershipFragmentFragment as Member } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { RemoveMember } from './member-documents';

type Props = { member: Member; isOnlyOwner: boolean; onRemoved: () => void };

/** One removes others and leaves oneself. */
export function RemoveMemberButton({ member, isOnlyOwner, onRemoved }: Props) {
  const t = useT();
  const toast = useToast();
  const { userId } = useWorkspace();
  const organization = useViewer().organization?.name ?? '';
  const [asking, setAsking] = useState(false);
  const [, removeMember] = useMutation(RemoveMember);
  const { id, user } = member;
  const isSelf = user.id === userId;

  const remove = async () => {
    const { error } = await removeMember({ input: { id } });
    if (error) return toast({ tone: 'problem', text: toAppError(error).message });
    if (isSelf) return location.assign('/inbox'); // nothing that is open here is ours any more
    toast({ tone: 'success', text: t('members.removed', { name: user.name }) });
    onRemoved();
  };

  return (
    <>
      <IconButton
        icon={isSelf ? LogOut : Trash2}
        label={t(isOnlyOwner ? 'members.onlyOwner' : isSelf ? 'members.leave' : 'members.remove', { name: user.name })}
        aria-disabled={isOnlyOwner || undefined}
        onClick={() => !isOnlyOwner && setAsking(true)}
        className={isOnlyOwner ? 'opacity-50' : undefined}
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={isSelf ? t('members.leaveTitle', { organization }) : t('members.removeTitle', { name: user.name })}
        description={t(isSelf ? 'members.leaveHint' : 'members.removeHint')}
        action={t(isSelf ? 'members.leaveAction' : 'members.removeAction')}
        onConfirm={() => void remove()}
      />
    </>
  );
}
