'use client';

import { usePathname } from 'next/navigation';
import { classNames } from '@/components/ui/class-names';
import { useT } from '@/lib/i18n/i18n-provider';
import { AccountMenu } from './account-menu';
import { EagerLink } from './eager-link';
import { places } from './navigation';

/** The rail of a phone. A thread has the screen to itself. */
export function TabBar() {
  const t = useT();
  const pathname = usePathname();
  if (pathname.startsWith('/inbox/')) return null;
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex h-14 shrink-0 items-stretch border-line border-t bg-canvas px-2 pb-[env(safe-area-inset-bottom)] tablet:hidden"
    >
      {places.map(({ href, label, icon: Icon }) => {
        const current = pathname.startsWith(href);
        return (
          <EagerLink
            key={href}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={classNames(
              'grid grow basis-0 place-content-center justify-items-center gap-0.5 text-meta',
              current ? 'text-accent-ink' : 'text-muted',
            )}
          >
            <Icon size={20} strokeWidth={1.5} aria-hidden />
            {t(label)}
          </EagerLink>
        );
      })}
      <div className="grid grow basis-0 place-items-center">
        <AccountMenu wide={false} />
      </div>
    </nav>
  );
}
