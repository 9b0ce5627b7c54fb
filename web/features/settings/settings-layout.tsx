'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useT } from '@/lib/i18n/i18n-provider';
import { useSettingsSections } from './sections';
import './settings-texts';

/** On a phone the sections are a row that scrolls. */
const showInRow = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

export function SettingsLayout({ children }: { children: ReactNode }) {
  const t = useT();
  const pathname = usePathname();
  const sections = useSettingsSections();
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto flex max-w-240 flex-col gap-x-10 gap-y-4 px-4 py-6 tablet:flex-row tablet:px-8">
        <nav
          aria-label={t('nav.settings')}
          className="flex shrink-0 gap-0.5 overflow-x-auto tablet:w-44 tablet:flex-col"
        >
          {sections.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              ref={pathname === href ? showInRow : undefined}
              aria-current={pathname === href ? 'page' : undefined}
              className={classNames(
                'flex h-8 shrink-0 items-center rounded-list px-2.5 text-list',
                pathname === href ? 'bg-pressed font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
              )}
            >
              {t(label)}
            </Link>
          ))}
        </nav>
        <main className="min-w-0 grow">{children}</main>
      </div>
    </div>
  );
}
