'use client';

import { Keyboard, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Fragment } from 'react';
import { classNames } from '@/components/ui/class-names';
import { InboxViews } from '@/features/inbox/inbox-views';
import { useT } from '@/lib/i18n/i18n-provider';
import { AccountMenu } from './account-menu';
import { DevelopersMenu } from './developers-menu';
import { places } from './navigation';
import { OrganizationSwitcher } from './organization-switcher';
import { RailItem } from './rail-item';
import { railPreference } from './rail-preference';

export function Rail({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const t = useT();
  const pathname = usePathname();
  const wide = railPreference.use() === 'wide';
  return (
    <nav
      aria-label={t('nav.label')}
      className={classNames('hidden shrink-0 flex-col gap-0.5 px-2 py-2.5 tablet:flex', wide ? 'w-55' : 'w-14')}
    >
      <OrganizationSwitcher wide={wide} />
      <RailItem wide={wide} icon={Search} label={t('nav.search')} shortcut="mod+k" onClick={onSearch} />
      <div className="h-2" />
      {places.map(({ href, label, icon, keys }) => (
        <Fragment key={href}>
          <RailItem
            wide={wide}
            icon={icon}
            label={t(label)}
            shortcut={keys}
            href={href}
            current={pathname.startsWith(href)}
          />
          {wide && href === '/inbox' && pathname.startsWith('/inbox') && <InboxViews />}
        </Fragment>
      ))}
      <DevelopersMenu wide={wide} />
      <div className="grow" />
      <RailItem wide={wide} icon={Keyboard} label={t('nav.shortcuts')} shortcut="?" onClick={onShortcuts} />
      <RailItem
        wide={wide}
        icon={wide ? PanelLeftClose : PanelLeftOpen}
        label={t(wide ? 'nav.narrow' : 'nav.wide')}
        onClick={() => railPreference.set(wide ? 'narrow' : 'wide')}
      />
      <AccountMenu wide={wide} />
    </nav>
  );
}
