'use client';

import { Command } from 'cmdk';
import { Code, Keyboard, Languages, LogOut, type LucideIcon, Moon, Settings, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Kbd } from '@/components/ui/kbd';
import { useInboxNavigation } from '@/features/inbox/use-inbox-navigation';
import { useLogOut } from '@/features/session/use-log-out';
import { useSettingsSections } from '@/features/settings/sections';
import { unsaved } from '@/lib/forms/unsaved';
import { useT } from '@/lib/i18n/i18n-provider';
import { localeNames, localePreference } from '@/lib/i18n/locale';
import { themePreference } from '@/lib/theme/theme';
import { matchWords } from './match-words';
import { developerLinks, places } from './navigation';
import { useFound } from './use-found';
import './shell-texts';

type ItemProps = {
  id: string;
  onSelect: () => void;
  icon?: LucideIcon;
  shortcut?: string;
  children: React.ReactNode;
  words?: string[];
};

function Item({ id, onSelect, icon: Icon, shortcut, children, words }: ItemProps) {
  return (
    <Command.Item
      value={id}
      keywords={words}
      onSelect={onSelect}
      className="flex h-9 items-center gap-2.5 rounded-list px-2 text-list data-[selected=true]:bg-hover"
    >
      {Icon && <Icon size={16} strokeWidth={1.5} className="text-muted" aria-hidden />}
      {children}
      {shortcut && (
        <span className="ml-auto">
          <Kbd keys={shortcut} />
        </span>
      )}
    </Command.Item>
  );
}

const groupClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-muted';

export function CommandPalette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const t = useT();
  const router = useRouter();
  const logOut = useLogOut();
  const inbox = useInboxNavigation();
  const sections = useSettingsSections();
  const [search, setSearch] = useState('');
  const { conversations, contacts } = useFound(search);
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  const go = (href: string) => then(() => unsaved.leave(() => router.push(href)));
  const otherLocale = localePreference.get() === 'en' ? 'sq' : 'en';
  const isDark = document.documentElement.classList.contains('dark');

  return (
    <Command.Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      label={t('palette.label')}
      filter={matchWords}
      overlayClassName="fixed inset-0 z-40 bg-[rgb(0_0_0/0.35)] motion-safe:animate-appear"
      contentClassName="fixed top-[14vh] left-1/2 z-40 w-[calc(100vw-32px)] max-w-150 -translate-x-1/2 overflow-hidden rounded-box bg-raised text-ink shadow-float motion-safe:animate-appear"
    >
      <Command.Input
        value={search}
        onValueChange={setSearch}
        placeholder={t('palette.placeholder')}
        className="h-12 w-full border-line border-b bg-transparent px-4 text-body outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-[min(400px,60dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-2 py-8 text-center text-list text-muted">{t('palette.nothing')}</Command.Empty>
        <Command.Group heading={t('palette.pages')} className={groupClass}>
          {places.map(({ href, label, icon, keys }) => (
            <Item key={href} id={href} icon={icon} shortcut={keys} words={[t(label)]} onSelect={go(href)}>
              {t(label)}
            </Item>
          ))}
          {developerLinks.map(({ href, label }) => (
            <Item
              key={href}
              id={href}
              icon={Code}
              words={[t(label)]}
              onSelect={then(() => window.open(href, '_blank', 'noopener'))}
            >
              {t(label)}
            </Item>
          ))}
        </Command.Group>
        {conversations.length > 0 && (
          <Command.Group heading={t('palette.conversations')} className={groupClass}>
            {conversations.map(({ id, name, preview, contactId }) => (
              <Item key={id} id={id} words={[name, preview]} onSelect={then(() => unsaved.leave(() => inbox.open(id)))}>
                <Avatar name={name} id={contactId} size="small" />
                <span className="shrink-0">{name}</span>
                <span className="truncate text-muted">{preview}</span>
              </Item>
            ))}
          </Command.Group>
        )}
        {contacts.length > 0 && (
          <Command.Group heading={t('palette.contacts')} className={groupClass}>
            {contacts.map(({ id, name, email }) => (
              <Item key={id} id={id} words={[name, email ?? '', search]} onSelect={go(`/contacts/${id}`)}>
                <Avatar name={name} id={id} size="small" />
                <span className="shrink-0">{name}</span>
                <span className="truncate text-muted">{email}</span>
              </Item>
            ))}
          </Command.Group>
        )}
        <Command.Group heading={t('nav.settings')} className={groupClass}>
          {sections.map(({ href, label }) => (
            <Item
              key={href}
              id={`settings ${href}`}
              icon={Settings}
              words={[t(label), t('nav.settings')]}
              onSelect={go(href)}
            >
              {t(label)}
            </Item>
          ))}
        </Command.Group>
        <Command.Group heading={t('palette.actions')} className={groupClass}>
          <Item
            id="theme"
            icon={isDark ? Sun : Moon}
            words={[t('account.theme')]}
            onSelect={then(() => themePreference.set(isDark ? 'light' : 'dark'))}
          >
            {t(isDark ? 'palette.light' : 'palette.dark')}
          </Item>
          <Item
            id="locale"
            icon={Languages}
            words={[t('account.language')]}
            onSelect={then(() => localePreference.set(otherLocale))}
          >
            {localeNames[otherLocale]}
          </Item>
          <Item id="shortcuts" icon={Keyboard} shortcut="?" words={[t('nav.shortcuts')]} onSelect={then(onShortcuts)}>
            {t('nav.shortcuts')}
          </Item>
          <Item id="log-out" icon={LogOut} words={[t('account.logOut')]} onSelect={then(() => void logOut())}>
            {t('account.logOut')}
          </Item>
        </Command.Group>
      </Command.List>
    </Command.Dialog>
  );
}
