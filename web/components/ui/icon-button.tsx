import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Tooltip } from './tooltip';

type Props = ComponentProps<'button'> & { icon: LucideIcon; label: string; shortcut?: string; active?: boolean };

/** An icon alone never says enough: the label is its name and its tooltip. */
export function IconButton({ icon: Icon, label, shortcut, active, className, ...rest }: Props) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={classNames(
          'inline-grid size-8 shrink-0 place-items-center rounded-list transition-colors duration-120 hover:bg-hover hover:text-ink disabled:opacity-50 data-[state=open]:bg-hover data-[state=open]:text-ink',
          active ? 'text-ink' : 'text-muted',
          className,
        )}
      >
        <Icon size={16} strokeWidth={1.5} aria-hidden />
      </button>
    </Tooltip>
  );
}
