'use client';

import Link from 'next/link';
import { useT } from '@/lib/i18n/i18n-provider';

export default function NotFound() {
  const t = useT();
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center">
      <h1 className="font-semibold text-title">{t('notFound.title')}</h1>
      <p className="text-body text-muted">{t('notFound.hint')}</p>
      <Link href="/inbox" className="mt-2 font-medium text-accent-ink hover:underline">
        {t('notFound.back')}
      </Link>
    </main>
  );
}
