'use client';

import { Eye, PencilLine } from 'lucide-react';
import { useT } from '@/lib/i18n/i18n-provider';
import { presentText } from './present-text';
import { useOthersIn } from './use-presence';

/** Beside the button that sends: who else is about to. Its place is there whether or not somebody is. */
export function OthersLine({ conversationId }: { conversationId: string }) {
  const t = useT();
  const others = useOthersIn(conversationId);
  const isWriting = others.some(({ activity }) => activity === 'EDITING');
  const Icon = isWriting ? PencilLine : Eye;
  return (
    <p role="status" className="flex min-w-0 grow items-center gap-1.5 pl-1 text-meta text-muted">
      {others.length > 0 && (
        <>
          <Icon size={14} strokeWidth={1.5} className="shrink-0" aria-hidden />
          <span className="truncate">{presentText(others, t)}</span>
        </>
      )}
    </p>
  );
}
