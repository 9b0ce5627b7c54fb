'use client';

import { classNames } from '@/components/ui/class-names';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { type ConnectionState, useConnectionState } from '@/lib/realtime/connection';

const tones: Record<ConnectionState, string> = {
  live: '',
  reconnecting: 'bg-mark',
  offline: 'bg-live',
  crowded: 'bg-live',
  catchingUp: 'bg-accent',
};

/** Nothing while all is well; else a thin line and a few words, over the page, so that nothing moves. */
export function ConnectionLine() {
  const t = useT();
  const { connection } = useWorkspace();
  const state = useConnectionState(connection);
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-0 z-30">
      {state !== 'live' && (
        <div className="grid animate-appear justify-items-center">
          <div className={classNames('h-0.5 w-full', tones[state], state !== 'offline' && 'animate-breathe')} />
          <p className="rounded-b-box bg-raised px-3 py-1 text-meta shadow-float">{t(`connection.${state}`)}</p>
        </div>
      )}
    </div>
  );
}
