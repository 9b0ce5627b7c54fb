'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorState } from '@/components/ui/error-state';
import { useT } from '@/lib/i18n/i18n-provider';
import { session } from '@/lib/session/session';
import { useSession } from '@/lib/session/use-session';
import { LinkEnded } from './link-ended';
import { SignInLayout } from './sign-in-layout';
import { useInvitation } from './use-invitation';
import { WayIn, WayInSkeleton } from './way-in';

/** Who invites whom to what, and the way in for whoever opened the link. */
export function InvitationScreen() {
  const t = useT();
  const token = useSearchParams().get('token') ?? '';
  const { found, read, end } = useInvitation(token);
  const { status } = useSession();

  useEffect(() => {
    if (status === 'loading') void session.renew();
  }, [status]);

  if (!token) return <LinkEnded title={t('invite.missingTitle')} text={t('invite.missing')} />;
  if (found.status === 'ended') {
    return (
      <LinkEnded title={t('invite.endedTitle')} text={t('invite.ended')}>
        <ButtonLink href={status === 'signedIn' ? '/inbox' : '/login'}>
          {t(status === 'signedIn' ? 'invite.toInbox' : 'login.submit')}
        </ButtonLink>
      </LinkEnded>
    );
  }
  if (found.status === 'failed') {
    return (
      <main className="grid h-dvh place-items-center bg-canvas">
        <ErrorState error={found.error} onRetry={() => void read()} />
      </main>
    );
  }
  if (found.status === 'loading') {
    return (
      <SignInLayout>
        <WayInSkeleton />
      </SignInLayout>
    );
  }
  const { email, organizationName: organization, inviterName: inviter } = found.invitation;
  const lead = inviter
    ? t('invite.lead', { inviter, email, organization })
    : t('invite.leadNobody', { email, organization });
  return (
    <SignInLayout title={t('invite.title', { organization })} lead={lead}>
      <WayIn invitation={found.invitation} token={token} onEnded={end} />
    </SignInLayout>
  );
}
