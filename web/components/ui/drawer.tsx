'use client';

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useT } from '@/lib/i18n/i18n-provider';
import { classNames } from './class-names';
import { IconButton } from './icon-button';
import { useFocusReturn } from './use-focus-return';

type Props = { title: string; onClose: () => void; wide?: boolean; children: ReactNode };

/** What belongs beside a page, at its right edge, where there is no room for it or only for a while. */
export function Drawer({ title, onClose, wide, children }: Props) {
  const t = useT();
  const giveFocusBack = useFocusReturn(true);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.35)] motion-safe:animate-appear" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // Not on the close button: its tooltip would open with the drawer.
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          onCloseAutoFocus={giveFocusBack}
          className={classNames(
            'fixed inset-y-0 right-0 z-40 flex flex-col bg-surface text-ink shadow-float outline-none motion-safe:animate-appear',
            wide ? 'w-140 max-w-[96vw]' : 'w-80 max-w-[88vw]',
          )}
        >
          <header className="flex h-12 shrink-0 items-center justify-between gap-2 border-line border-b pr-2 pl-4">
            <Dialog.Title className="truncate font-semibold text-body">{title}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton icon={X} label={t('common.close')} />
            </Dialog.Close>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
          <div tabIndex={0} data-inset-focus className="min-h-0 grow overflow-y-auto">
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
