'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { unsaved, useUnsavedQuestion } from '@/lib/forms/unsaved';
import { useT } from '@/lib/i18n/i18n-provider';
import { late } from '@/lib/late';

const ConfirmDialog = late(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog));

/** The page of this app that a plain click on a link leads to. */
function pageOf(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = (event.target as Element).closest?.('a');
  if (!link || link.target === '_blank' || link.origin !== location.origin) return undefined;
  return link.pathname === location.pathname ? undefined : link.pathname + link.search;
}

/** Asks before a page with changes is left by a link; keys and menus ask through `unsaved.leave`. */
export function UnsavedDialog() {
  const t = useT();
  const router = useRouter();
  const isOpen = useUnsavedQuestion();

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const page = unsaved.exist() && pageOf(event);
      if (!page) return;
      event.preventDefault();
      event.stopPropagation();
      unsaved.leave(() => router.push(page));
    };
    // Before any link hears of it.
    window.addEventListener('click', onClick, { capture: true });
    return () => window.removeEventListener('click', onClick, { capture: true });
  }, [router]);

  if (!isOpen) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && unsaved.stay()}
      title={t('unsaved.title')}
      description={t('unsaved.hint')}
      action={t('unsaved.discard')}
      onConfirm={unsaved.discard}
    />
  );
}
