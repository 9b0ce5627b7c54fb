'use client';

import { Mail, RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Copyable } from '@/components/ui/copyable';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { useToast } from '@/components/ui/toasts';
import type { Invitations_InvitationFragmentFragment as Invitation } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates } from '@/lib/i18n/use-dates';
import { ResendInvitation, RevokeInvitation } from './invitation-documents';
import { SettingsRow } from './settings-list';

type Props = { invitation: Invitation; canWrite: boolean; onRevoked: () => void };

export function InvitationRow({ invitation, canWrite, onRevoked }: Props) {
  const t = useT();
  const dates = useDates();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [url, setUrl] = useState<string>();
  const [{ fetching }, resend] = useMutation(ResendInvitation);
  const [, revoke] = useMutation(RevokeInvitation);
  const { id, email, role, status, expiresAt } = invitation;
  const isExpired = status === 'EXPIRED';

  const sendAgain = async () => {
    const { data, error } = await resend({ input: { id } });
    if (error) toast({ tone: 'problem', text: toAppError(error).message });
    else setUrl(data?.resendInvitation.url);
  };
  const end = async () => {
    const { error } = await revoke({ input: { id } });
    if (error) return toast({ tone: 'problem', text: toAppError(error).message });
    toast({ tone: 'success', text: t('invitations.revoked', { email }) });
    onRevoked();
  };

  return (
    <SettingsRow>
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-hover text-muted">
        <Mail size={16} strokeWidth={1.5} aria-hidden />
      </span>
      <div className="min-w-0 grow">
        <p className="font-medium text-list [overflow-wrap:anywhere]">{email}</p>
        <p className="text-meta text-muted">
          {t(`role.${role}`)}
          {' · '}
          {t(isExpired ? 'invitations.expiredAt' : 'invitations.expiresAt', { date: dates.date(new Date(expiresAt)) })}
        </p>
      </div>
      {isExpired && <Badge className="max-tablet:hidden">{t('invitations.expired')}</Badge>}
      {canWrite && (
        <>
          <IconButton
            icon={RotateCw}
            label={t('invitations.resend', { email })}
            disabled={fetching}
            onClick={() => void sendAgain()}
          />
          <IconButton icon={X} label={t('invitations.revoke', { email })} onClick={() => setAsking(true)} />
        </>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('invitations.revokeTitle', { email })}
        description={t('invitations.revokeHint')}
        action={t('invitations.revokeAction')}
        onConfirm={() => void end()}
      />
      {url && (
        <Dialog
          open
          onOpenChange={(open) => !open && setUrl(undefined)}
          title={t('invitations.resent', { email })}
          description={t('invitations.resentHint')}
          footer={<Button onClick={() => setUrl(undefined)}>{t('common.done')}</Button>}
        >
          <Copyable text={url} />
        </Dialog>
      )}
    </SettingsRow>
  );
}
