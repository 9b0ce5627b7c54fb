'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorState } from '@/components/ui/error-state';
import { FormProblem } from '@/components/ui/form-problem';
import { Skeleton } from '@/components/ui/skeleton';
import { useForm } from '@/lib/forms/use-form';
import { useT } from '@/lib/i18n/i18n-provider';
import { session } from '@/lib/session/session';
import { useSession } from '@/lib/session/use-session';
import { NewMemberForm } from './new-member-form';
import { useAccept } from './use-accept';
import type { Invitation } from './use-invitation';
import { useLogOut } from './use-log-out';

export type WayInProps = { invitation: Invitation; token: string; onEnded: () => void };

/** Somebody with an account joins as who they are logged in; the token proves the address of a new account. */
export function WayIn(props: WayInProps) {
  const { invitation, token } = props;
  const t = useT();
  const state = useSession();
  const logInHref = `/login?next=${encodeURIComponent(`/invite?token=${encodeURIComponent(token)}`)}`;

  if (state.status === 'loading') return <WayInSkeleton />;
  if (state.status === 'unreachable') {
    return <ErrorState error={state.error} onRetry={() => void session.renew()} />;
  }
  if (state.status === 'signedIn') {
    const { name, email } = state.user;
    if (email === invitation.email) return <JoinAs {...props} name={name} email={email} />;
    return <SwitchAccount name={name} email={email} next={invitation.hasAccount ? logInHref : undefined} />;
  }
  if (!invitation.hasAccount) return <NewMemberForm {...props} />;
  return (
    <div className="grid gap-4">
      <p className="text-body">{t('invite.hasAccount')}</p>
      <ButtonLink href={logInHref} variant="primary">
        {t('invite.logIn')}
      </ButtonLink>
    </div>
  );
}

export function WayInSkeleton() {
  return (
    <div className="grid gap-4" aria-hidden>
      <Skeleton className="h-5 w-3/5" />
      <Skeleton className="h-8" />
      <Skeleton className="h-8" />
    </div>
  );
}

const wrapping = 'h-auto! min-h-8 whitespace-normal! py-1.5 [overflow-wrap:anywhere]';

function JoinAs({ token, onEnded, name, email }: WayInProps & { name: string; email: string }) {
  const t = useT();
  const { accept, joined } = useAccept(token, onEnded);
  const form = useForm({
    initial: {},
    validate: () => ({}),
    submit: async () => accept({}, await session.token()),
  });
  return (
    <form {...form.formProps} className="grid gap-4">
      <FormProblem error={form.problem} />
      <Button type="submit" variant="primary" busy={form.busy || joined} className={wrapping}>
        <span>{t('invite.joinAs', { name, email })}</span>
      </Button>
    </form>
  );
}

function SwitchAccount({ name, email, next }: { name: string; email: string; next?: string }) {
  const t = useT();
  const router = useRouter();
  const logOut = useLogOut();
  const onSwitch = async () => {
    if ((await logOut()) && next) router.push(next);
  };
  return (
    <div className="grid gap-4">
      <p className="text-body [overflow-wrap:anywhere]">{t('invite.otherAccount', { name, email })}</p>
      <Button variant="primary" onClick={() => void onSwitch()}>
        {t('invite.switch')}
      </Button>
      <ButtonLink href="/inbox">{t('invite.toInbox')}</ButtonLink>
    </div>
  );
}
