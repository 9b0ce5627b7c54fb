'use client';

import type { ReactNode } from 'react';
import { ToastProvider } from '@/components/ui/toasts';
import { TooltipProvider } from '@/components/ui/tooltip';
import { I18nProvider } from '@/lib/i18n/i18n-provider';
import { usePageTitle } from '@/lib/i18n/use-page-title';
import { useThemeOnDocument } from '@/lib/theme/theme';

function PageTitle() {
  usePageTitle();
  return null;
}

export function Providers({ children }: { children: ReactNode }) {
  useThemeOnDocument();
  return (
    <I18nProvider>
      <PageTitle />
      <TooltipProvider delayDuration={400} skipDelayDuration={200}>
        <ToastProvider>{children}</ToastProvider>
      </TooltipProvider>
    </I18nProvider>
  );
}
