'use client';

import { Info } from 'lucide-react';
import { useT } from '@/lib/i18n/i18n-provider';

/** Nobody should take quotations for a model's answers. */
export function LocalNotice() {
  const t = useT();
  return (
    <p className="mb-4 flex gap-2.5 rounded-box border border-line bg-canvas px-3 py-2.5 text-list">
      <Info size={16} strokeWidth={1.5} className="mt-px shrink-0 text-muted" aria-hidden />
      <span>
        <span className="font-medium">{t('aiAgents.local')}</span>{' '}
        <span className="text-muted">{t('aiAgents.localHint')}</span>
      </span>
    </p>
  );
}
