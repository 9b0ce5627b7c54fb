'use client';

import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Tooltip } from '@/components/ui/tooltip';
import { EagerLink } from './eager-link';

type Props = {
  icon: LucideIcon;
  label: string;
  wide: boolean;
  shortcut?: string;
  href?: string;
  current?: boolean;
} & Omit<ComponentProps<'button'>, 'children'>;

/** One line of the rail: icon and words when it is wide, icon and tooltip when it is narrow. */
export function RailItem({ icon: Icon, label, wide, shortcut, href, current, ...rest }: Props) {
  const className = classNames(
    'flex h-8 w-full items-center gap-2.5 rounded-list text-list transition-colors duration-120',
    wide ? 'px-2.5' : 'justify-center',
    current ? 'bg-pressed font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
    'data-[state=open]:bg-hover data-[state=open]:text-ink',
  );
  const content = (
    <>
      <Icon size={16} strokeWidth={1.5} className="shrink-0" aria-hidden />
      {wide && <span className="truncate">{label}</span>}
    </>
  );
  const control = href ? (
    <EagerLink
      href={href}
      aria-label={wide ? undefined : label}
      aria-current={current ? 'page' : undefined}
      className={className}
    >
      {content}
    </EagerLink>
  ) : (
    <button type="button" aria-label={wide ? undefined : label} {...rest} className={className}>
      {content}
    </button>
  );
  return wide ? (
    control
  ) : (
    <Tooltip label={label} shortcut={shortcut} side="right">
      {control}
    </Tooltip>
  );
}
