'use client';

import { useMutation } from 'urql';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toasts';
import { Tooltip } from '@/components/ui/tooltip';
import { WithPresence } from '@/features/presence/presence-dot';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import type { Members_MembershipFragmentFragment as Member, Role } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { UpdateMember } from './member-documents';
import { RemoveMemberButton } from './remove-member-button';
import { roles } from './roles';
import { SettingsRow } from './settings-list';

type Props = { member: Member; canWrite: boolean; isOnlyOwner: boolean; onRemoved: () => void };

export function MemberRow({ member, canWrite, isOnlyOwner, onRemoved }: Props) {
  const t = useT();
  const toast = useToast();
  const { userId } = useWorkspace();
  const [, update] = useMutation(UpdateMember);
  const { id, role, user } = member;

  const isSelf = user.id === userId;

  const changeRole = async (next: Role) => {
    const { error } = await update({ input: { id, role: next } });
    if (error) toast({ tone: 'problem', text: toAppError(error).message });
    else toast({ tone: 'success', text: t('members.roleChanged', { name: user.name, role: t(`role.${next}`) }) });
  };

  const select = (
    <Select
      aria-label={t('members.roleOf', { name: user.name })}
      value={role}
      disabled={isOnlyOwner}
      onChange={(event) => void changeRole(event.target.value as Role)}
      className="w-32 shrink-0 max-[480px]:w-auto max-[480px]:grow"
    >
      {roles.map((choice) => (
        <option key={choice} value={choice}>
          {t(`role.${choice}`)}
        </option>
      ))}
    </Select>
  );

  return (
    <SettingsRow wraps={canWrite}>
      <div className="flex min-w-0 grow items-center gap-3 max-[480px]:basis-full">
        <WithPresence userId={user.id}>
          <Avatar name={user.name} id={user.id} size="large" />
        </WithPresence>
        <div className="min-w-0 grow">
          <p className="flex items-center gap-2 text-list">
            <span className="truncate font-medium">{user.name}</span>
            {isSelf && <Badge>{t('members.you')}</Badge>}
          </p>
          <p className="text-meta text-muted [overflow-wrap:anywhere]">{user.email}</p>
        </div>
      </div>
      {canWrite ? (
        <div className="flex shrink-0 items-center gap-1 max-[480px]:basis-full max-[480px]:pl-11">
          {isOnlyOwner ? (
            <Tooltip label={t('members.onlyOwner')}>
              <span className="max-[480px]:grow">{select}</span>
            </Tooltip>
          ) : (
            select
          )}
          <RemoveMemberButton member={member} isOnlyOwner={isOnlyOwner} onRemoved={onRemoved} />
        </div>
      ) : (
        <>
          <span className="shrink-0 text-list text-muted">{t(`role.${role}`)}</span>
          {isSelf && <RemoveMemberButton member={member} isOnlyOwner={isOnlyOwner} onRemoved={onRemoved} />}
        </>
      )}
    </SettingsRow>
  );
}
