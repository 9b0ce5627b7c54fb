'use client';

import { Avatar } from '@/components/ui/avatar';
import { useT } from '@/lib/i18n/i18n-provider';
import { presentText } from './present-text';
import { useOthersIn } from './use-presence';

const shownMax = 2;

/** In a list: a colleague has this one open. */
export function OthersInRow({ conversationId }: { conversationId: string }) {
  const t = useT();
  const others = useOthersIn(conversationId);
  if (others.length === 0) return null;
  const text = presentText(others, t);
  return (
    <span title={text} className="flex shrink-0 animate-appear -space-x-0.5">
      <span className="sr-only">{text}</span>
      {others.slice(0, shownMax).map(({ userId, name }) => (
        <Avatar key={userId} name={name} id={userId} size="tiny" />
      ))}
    </span>
  );
}
