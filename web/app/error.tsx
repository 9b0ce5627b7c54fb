'use client';

import { Button } from '@/components/ui/button';
import { useT } from '@/lib/i18n/i18n-provider';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useT();
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="font-semibold text-title">{t('error.page')}</h1>
      <p className="max-w-100 text-body text-muted">{t('error.pageHint')}</p>
      <Button onClick={reset}>{t('common.retry')}</Button>
      {error.digest && <code className="select-all font-mono text-meta text-muted">{error.digest}</code>}
    </main>
  );
}
