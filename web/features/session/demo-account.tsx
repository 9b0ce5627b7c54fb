'use client';

import { Button } from '@/components/ui/button';
import { useT } from '@/lib/i18n/i18n-provider';
import { usePublicConfig } from './public-config';

/** On a demo installation: the account to look around with, one click away. */
export function DemoAccount({ onUse }: { onUse: (account: { email: string; password: string }) => void }) {
  const t = useT();
  const demo = usePublicConfig()?.demo;
  if (!demo) return null;
  return (
    <section className="grid animate-appear gap-3 rounded-box border border-line bg-surface p-3">
      <div className="min-w-0">
        <p className="font-medium text-list">{t('login.demoTitle')}</p>
        <p className="truncate text-meta text-muted">{demo.email}</p>
      </div>
      <Button size="small" onClick={() => onUse({ email: demo.email, password: demo.password })}>
        {t('login.demo')}
      </Button>
    </section>
  );
}
