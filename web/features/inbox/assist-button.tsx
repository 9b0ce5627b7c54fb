'use client';

import type { LucideIcon } from 'lucide-react';
import { LoaderCircle } from 'lucide-react';
import { buttonClass } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';

type Props = { icon: LucideIcon; label: string; busy: boolean; disabled: boolean; onClick: () => void };

/** As wide while it works as before; on a phone the mark alone. */
export function AssistButton({ icon: Icon, label, busy, disabled, onClick }: Props) {
  const Mark = busy ? LoaderCircle : Icon;
  return (
    <Tooltip label={label} side="top">
      <button
        type="button"
        disabled={disabled}
        aria-busy={busy || undefined}
        onClick={onClick}
        className={buttonClass('ghost', 'small')}
      >
        <Mark size={14} strokeWidth={1.5} className={busy ? 'animate-spin' : undefined} aria-hidden />
        <span className="max-desktop:sr-only">{label}</span>
      </button>
    </Tooltip>
  );
}
