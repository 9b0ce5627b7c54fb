'use client';

import type { ReactNode } from 'react';
import { useT } from '@/lib/i18n/i18n-provider';
import { useIsOnline } from './use-presence';

/** A quiet dot on an avatar: this person is there. */
export function Dot() {
  return (
    <span
      aria-hidden
      className="absolute -right-0.5 -bottom-0.5 size-2 animate-appear rounded-full bg-success ring-2 ring-surface"
    />
  );
}

/** Somebody's avatar, with the dot while they are there. */
export function WithPresence({ userId, children }: { userId: string; children: ReactNode }) {
  const t = useT();
  const isOnline = useIsOnline(userId);
  return (
    <span className="relative inline-grid shrink-0">
      {children}
      {isOnline && (
        <>
          <Dot />
          <span className="sr-only">{t('presence.online')}</span>
        </>
      )}
    </span>
  );
}
