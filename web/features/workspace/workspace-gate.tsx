'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { late } from '@/lib/late';
import { session } from '@/lib/session/session';
import { useSession } from '@/lib/session/use-session';
import { logInPath } from '../session/log-in-path';
import { AppShell } from '../shell/app-shell';
import { ShellSkeleton } from '../shell/shell-skeleton';
import { WorkspaceProvider } from './workspace-provider';

const CreateFirstOrganization = late(() =>
  import('./create-first-organization').then((module) => module.CreateFirstOrganization),
);

const retryMs = 3_000;

/** Lets in whoever has a session and an organization, and shows everybody else the way. */
export function WorkspaceGate({ children }: { children: ReactNode }) {
  const state = useSession();
  const router = useRouter();

  useEffect(() => {
    if (state.status === 'loading') void session.renew();
    if (state.status === 'unreachable') {
      // A server that restarts is back in a moment; nobody should have to press the button for that.
      const timer = setTimeout(() => void session.renew(), retryMs);
      return () => clearTimeout(timer);
    }
    if (state.status === 'signedOut') {
      router.replace(logInPath(state.why, `${location.pathname}${location.search}`));
    }
  }, [state, router]);

  if (state.status === 'unreachable') {
    return (
      <main className="grid h-dvh place-items-center">
        <ErrorState error={state.error} onRetry={() => void session.renew()} />
      </main>
    );
  }
  if (state.status !== 'signedIn') return <ShellSkeleton />;
  if (!state.organization) return <CreateFirstOrganization />;
  return (
    <WorkspaceProvider
      key={`${state.organization.id}.${state.user.id}`}
      organizationId={state.organization.id}
      userId={state.user.id}
    >
      <AppShell>{children}</AppShell>
    </WorkspaceProvider>
  );
}
