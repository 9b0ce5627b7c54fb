'use client';

import { Avatar } from '@/components/ui/avatar';
import { classNames } from '@/components/ui/class-names';
import { Tooltip } from '@/components/ui/tooltip';
import { useT } from '@/lib/i18n/i18n-provider';
import { presentText } from './present-text';
import { useOthersIn } from './use-presence';

const shownMax = 3;

/** Faces of the others who have this conversation open, beside its name. */
export function OthersHere({ conversationId, className }: { conversationId: string; className?: string }) {
  const t = useT();
  const others = useOthersIn(conversationId);
  if (others.length === 0) return null;
  return (
    <ul aria-label={t('presence.here')} className={classNames('flex shrink-0 -space-x-1.5', className)}>
      {others.slice(0, shownMax).map((person) => (
        <li key={person.userId} className="animate-appear">
          <Tooltip label={presentText([person], t)}>
            <span className="grid rounded-full ring-2 ring-surface">
              <Avatar name={person.name} id={person.userId} size="compact" />
              <span className="sr-only">{presentText([person], t)}</span>
            </span>
          </Tooltip>
        </li>
      ))}
      {others.length > shownMax && (
        <li className="tabular grid h-6 min-w-6 place-items-center rounded-full bg-bubble px-1 font-medium text-[10px] text-muted ring-2 ring-surface">
          +{others.length - shownMax}
        </li>
      )}
    </ul>
  );
}
