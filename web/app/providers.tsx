'use client';

import type { ReactNode } from 'react';
import { ToastProvider } from '@/components/ui/toasts';
import { TooltipProvider } from '@/components/ui/tooltip';
import { I18nProvider } from '@/lib/i18n/i18n-provider';
import { useThemeOnDocument } from '@/lib/theme/theme';

export function Providers({ children }: { children: ReactNode }) {
  useThemeOnDocument();
  return (
    <I18nProvider>
      <TooltipProvider delayDuration={400} skipDelayDuration={200}>
        <ToastProvider>{children}</ToastProvider>
      </TooltipProvider>
    </I18nProvider>
  );
}
