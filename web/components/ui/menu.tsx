'use client';

import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';
import { Kbd } from './kbd';

const itemClass =
  'flex h-8 select-none items-center gap-2 rounded-list px-2 text-list outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover';

type MenuProps = {
  trigger: ReactElement;
  align?: 'start' | 'end';
  side?: 'top' | 'bottom' | 'right';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

export function Menu({
  trigger,
  align = 'start',
  side = 'bottom',
  open,
  onOpenChange,
  className,
  children,
}: MenuProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={classNames(
            'z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 overflow-y-auto rounded-box bg-raised p-1 text-ink shadow-float motion-safe:animate-appear',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type ItemProps = {
  onSelect: () => void;
  icon?: LucideIcon;
  shortcut?: string;
  danger?: boolean;
  checked?: boolean;
  disabled?: boolean;
  children: ReactNode;
};

export function MenuItem({ onSelect, icon: Icon, shortcut, danger, checked, disabled, children }: ItemProps) {
  return (
    <Radix.Item
      onSelect={onSelect}
      disabled={disabled}
      aria-checked={checked}
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      className={classNames(itemClass, danger && 'text-live-ink')}
    >
      {Icon && <Icon size={16} strokeWidth={1.5} className={danger ? '' : 'text-muted'} aria-hidden />}
      <span className="flex min-w-0 grow items-center gap-2 truncate">{children}</span>
      {shortcut && <Kbd keys={shortcut} />}
      {checked && <Check size={16} strokeWidth={1.5} className="text-accent-ink" aria-hidden />}
    </Radix.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 font-medium text-meta text-muted">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
