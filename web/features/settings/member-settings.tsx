'use client';

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { usePermission } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { InvitationList } from './invitation-list';
import { InviteDialog } from './invite-dialog';
import { MemberRow } from './member-row';
import { SettingsList } from './settings-list';
import { useMembers } from './use-members';

export function MemberSettings() {
  const t = useT();
  const canWrite = usePermission('members:write');
  const { members, error, loading, refetch } = useMembers();
  const [inviting, setInviting] = useState(false);
  const ownerCount = members.filter(({ role }) => role === 'OWNER').length;
  const readAgain = () => refetch({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('settings.members')} lead={t('settings.membersLead')}>
        {canWrite && (
          <Button variant="primary" onClick={() => setInviting(true)}>
            <UserPlus size={16} strokeWidth={1.5} aria-hidden />
            {t('members.invite')}
          </Button>
        )}
      </PageHeader>
      <SettingsList loading={loading} error={error} onRetry={readAgain} isEmpty={members.length === 0}>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            canWrite={canWrite}
            isOnlyOwner={member.role === 'OWNER' && ownerCount === 1}
            onRemoved={readAgain}
          />
        ))}
      </SettingsList>
      <InvitationList canWrite={canWrite} />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
