'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toasts';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import type { Members_MembershipFragmentFragment as Member, Role } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { RemoveMember, UpdateMember } from './member-documents';
import { roles } from './roles';
import { SettingsRow } from './settings-list';

type Props = { member: Member; canWrite: boolean; onRemoved: () => void };

export function MemberRow({ member, canWrite, onRemoved }: Props) {
  const t = useT();
  const toast = useToast();
  const { userId } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const [, update] = useMutation(UpdateMember);
  const [, removeMember] = useMutation(RemoveMember);
  const { id, role, user } = member;

  const changeRole = async (next: Role) => {
    const { error } = await update({ input: { id, role: next } });
    if (error) toast({ tone: 'problem', text: toAppError(error).message });
    else toast({ tone: 'success', text: t('members.roleChanged', { name: user.name, role: t(`role.${next}`) }) });
  };
  const remove = async () => {
    const { error } = await removeMember({ input: { id } });
    if (error) return toast({ tone: 'problem', text: toAppError(error).message });
    toast({ tone: 'success', text: t('members.removed', { name: user.name }) });
    onRemoved();
  };

  return (
    <SettingsRow>
      <Avatar name={user.name} id={user.id} size="large" />
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2 text-list">
          <span className="truncate font-medium">{user.name}</span>
          {user.id === userId && <Badge>{t('members.you')}</Badge>}
        </p>
        <p className="truncate text-meta text-muted">{user.email}</p>
      </div>
      {canWrite ? (
        <>
          <Select
            aria-label={t('members.roleOf', { name: user.name })}
            value={role}
            onChange={(event) => void changeRole(event.target.value as Role)}
            className="w-32"
          >
            {roles.map((choice) => (
              <option key={choice} value={choice}>
                {t(`role.${choice}`)}
              </option>
            ))}
          </Select>
          <IconButton icon={Trash2} label={t('members.remove', { name: user.name })} onClick={() => setAsking(true)} />
        </>
      ) : (
        <span className="text-list text-muted">{t(`role.${role}`)}</span>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('members.removeTitle', { name: user.name })}
        description={t('members.removeHint')}
        action={t('members.removeAction')}
        onConfirm={() => void remove()}
      />
    </SettingsRow>
  );
}
