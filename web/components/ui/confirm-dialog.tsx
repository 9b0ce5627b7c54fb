'use client';

import { AlertDialog as Radix } from 'radix-ui';
import { useT } from '@/lib/i18n/i18n-provider';
import { Button } from './button';
import { useFocusReturn } from './use-focus-return';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  action: string;
  onConfirm: () => void;
};

/** Asks once before something that cannot be undone, and names it. */
export function ConfirmDialog({ open, onOpenChange, title, description, action, onConfirm }: Props) {
  const t = useT();
  const giveFocusBack = useFocusReturn(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.35)] motion-safe:animate-appear" />
        <Radix.Content
          onCloseAutoFocus={giveFocusBack}
          className="fixed top-[20vh] left-1/2 z-40 w-[calc(100vw-32px)] max-w-100 -translate-x-1/2 rounded-box bg-raised p-5 text-ink shadow-float motion-safe:animate-appear"
        >
          <Radix.Title className="font-semibold text-heading [overflow-wrap:anywhere]">{title}</Radix.Title>
          <Radix.Description className="mt-1 text-body text-muted">{description}</Radix.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{t('common.cancel')}</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant="danger" onClick={onConfirm}>
                {action}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
