'use client';

import { Ellipsis } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { classNames } from '@/components/ui/class-names';
import { Menu, MenuItem } from '@/components/ui/menu';
import { unsaved } from '@/lib/forms/unsaved';
import { useT } from '@/lib/i18n/i18n-provider';
import { AccountMenu } from './account-menu';
import { EagerLink } from './eager-link';
import { places } from './navigation';

const tabClass = (current: boolean) =>
  classNames(
    'grid grow basis-0 place-content-center justify-items-center gap-0.5 text-meta',
    current ? 'text-accent-ink' : 'text-muted',
  );

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
      {places
        .filter(({ isFurther }) => !isFurther)
        .map(({ href, label, icon: Icon }) => {
          const current = pathname.startsWith(href);
          return (
            <EagerLink key={href} href={href} aria-current={current ? 'page' : undefined} className={tabClass(current)}>
              <Icon size={20} strokeWidth={1.5} aria-hidden />
              {t(label)}
            </EagerLink>
          );
        })}
      <MoreTab pathname={pathname} />
      <div className="grid grow basis-0 place-items-center">
        <AccountMenu wide={false} />
      </div>
    </nav>
  );
}

function MoreTab({ pathname }: { pathname: string }) {
  const t = useT();
  const router = useRouter();
  const further = places.filter(({ isFurther }) => isFurther);
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <button type="button" className={tabClass(further.some(({ href }) => pathname.startsWith(href)))}>
          <Ellipsis size={20} strokeWidth={1.5} aria-hidden />
          {t('nav.more')}
        </button>
      }
    >
      {further.map(({ href, label, icon }) => (
        <MenuItem key={href} icon={icon} onSelect={() => unsaved.leave(() => router.push(href))}>
          {t(label)}
        </MenuItem>
      ))}
    </Menu>
  );
}
