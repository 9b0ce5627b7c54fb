'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useT } from '@/lib/i18n/i18n-provider';
import { classNames } from './class-names';
import { IconButton } from './icon-button';
import { useFocusReturn } from './use-focus-return';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  wide?: boolean;
  children?: ReactNode;
  footer?: ReactNode;
};

/** The first thing to fill in, else the dialog itself: never the close button, whose tooltip would open with it. */
function focusFirstField(event: Event): void {
  event.preventDefault();
  const content = event.currentTarget as HTMLElement;
  (content.querySelector<HTMLElement>('input, select, textarea') ?? content).focus();
}

export function Dialog({ open, onOpenChange, title, description, wide, children, footer }: Props) {
  const t = useT();
  const giveFocusBack = useFocusReturn(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.35)] motion-safe:animate-appear" />
        <Radix.Content
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={giveFocusBack}
          {...(!description && { 'aria-describedby': undefined })}
          className={classNames(
            'fixed top-[12vh] outline-none left-1/2 z-40 flex max-h-[80dvh] w-[calc(100vw-32px)] -translate-x-1/2 flex-col rounded-box bg-raised text-ink shadow-float motion-safe:animate-appear',
            wide ? 'max-w-160' : 'max-w-110',
          )}
        >
          <header className="flex items-start gap-2 px-5 pt-4">
            <div className="grid min-w-0 grow gap-1 [overflow-wrap:anywhere]">
              <Radix.Title className="font-semibold text-heading">{title}</Radix.Title>
              {description && <Radix.Description className="text-body text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton icon={X} label={t('common.close')} className="-mt-1 -mr-2" />
            </Radix.Close>
          </header>
          <div className="overflow-y-auto px-5 py-4">{children}</div>
          {footer && <footer className="flex justify-end gap-2 border-line border-t px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
