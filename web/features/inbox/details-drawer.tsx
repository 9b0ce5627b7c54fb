'use client';

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { useT } from '@/lib/i18n/i18n-provider';

/** The details where there is no room beside the thread. */
export function DetailsDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useT();
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
          className="outline-none fixed inset-y-0 right-0 z-40 w-80 max-w-[88vw] overflow-y-auto bg-surface text-ink shadow-float motion-safe:animate-appear"
        >
          <header className="flex h-12 items-center justify-between border-line border-b pr-2 pl-4">
            <Dialog.Title className="font-semibold text-body">{t('details.title')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton icon={X} label={t('common.close')} />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
