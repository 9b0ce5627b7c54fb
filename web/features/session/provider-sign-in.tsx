'use client';

import { CircleAlert } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useT } from '@/lib/i18n/i18n-provider';
import { english, type MessageKey } from '@/lib/i18n/messages';
import { useOnwardPath } from './after-sign-in';
import { usePublicConfig } from './public-config';

/** A page load, not a request of the app: the browser goes to the provider and comes back. */
export function ProviderButton() {
  const t = useT();
  const path = useOnwardPath();
  const provider = usePublicConfig()?.oidc;
  if (!provider) return null;
  return (
    <div className="grid animate-appear gap-4">
      <div className="flex items-center gap-3 text-meta text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        {t('login.or')}
      </div>
      <a
        href={`/auth/oidc/start?returnTo=${encodeURIComponent(path)}`}
        className="inline-flex h-8 min-w-0 items-center justify-center rounded-list border border-line-strong bg-surface px-3 font-medium text-body text-ink transition-colors duration-120 hover:bg-hover"
      >
        <span className="truncate">{t('login.withProvider', { name: provider.name })}</span>
      </a>
    </div>
  );
}

/** Why the way over the provider ended here. */
export function ProviderProblem() {
  const t = useT();
  const problem = useSearchParams().get('problem');
  const key = `login.problem.${problem}`;
  if (!problem || !Object.hasOwn(english, key)) return null;
  return (
    <div role="alert" className="flex gap-2 rounded-list bg-live-soft px-3 py-2 text-list text-live-ink">
      <CircleAlert size={16} strokeWidth={1.5} className="mt-px shrink-0" aria-hidden />
      <p>{t(key as MessageKey)}</p>
    </div>
  );
}
