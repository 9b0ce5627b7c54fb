'use client';

import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { useConnectionState } from '@/lib/realtime/connection';

/** Whether colleagues see the viewer as there: what this tab's connection says, which is all that the server goes by. */
function useIsSeen(): boolean {
  const state = useConnectionState(useWorkspace().connection);
  return state === 'live' || state === 'catchingUp';
}

function OwnDot({ isSeen }: { isSeen: boolean }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'block size-2 shrink-0 rounded-full',
        isSeen ? 'bg-success' : 'border-[1.5px] border-mark bg-surface',
      )}
    />
  );
}

/** The viewer's avatar in the rail, with a full dot while connected and a hollow one while not. */
export function OwnPresence({ children }: { children: ReactNode }) {
  const isSeen = useIsSeen();
  return (
    <span className="relative inline-grid shrink-0">
      {children}
      <span className="absolute -right-0.5 -bottom-0.5 rounded-full ring-2 ring-canvas">
        <OwnDot isSeen={isSeen} />
      </span>
    </span>
  );
}

export function OwnPresenceWords() {
  const t = useT();
  const isSeen = useIsSeen();
  return (
    <p className="mt-1 flex items-center gap-1.5 text-meta text-muted">
      <OwnDot isSeen={isSeen} />
      {t(isSeen ? 'presence.seen' : 'presence.unseen')}
    </p>
  );
}
