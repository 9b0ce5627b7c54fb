'use client';

import { Languages, LogOut, MailWarning, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Avatar } from '@/components/ui/avatar';
import { classNames } from '@/components/ui/class-names';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { OwnPresence, OwnPresenceWords } from '@/features/presence/own-presence';
import { useLogOut } from '@/features/session/use-log-out';
import { useViewer } from '@/features/workspace/workspace-provider';
import { unsaved } from '@/lib/forms/unsaved';
import { useT } from '@/lib/i18n/i18n-provider';
import { type Locale, localeNames, localePreference } from '@/lib/i18n/locale';
import { type Theme, themePreference } from '@/lib/theme/theme';

const themeIcons = { system: Monitor, light: Sun, dark: Moon };

export function AccountMenu({ wide }: { wide: boolean }) {
  const t = useT();
  const logOut = useLogOut();
  const viewer = useViewer();
  const router = useRouter();
  const theme = themePreference.use();
  const locale = localePreference.use();
  return (
    <Menu
      side="top"
      className="w-56"
      trigger={
        <button
          type="button"
          aria-label={t('account.label', { name: viewer.name })}
          className={classNames(
            'mt-1 flex h-9 w-full min-w-9 items-center gap-2 rounded-list text-left hover:bg-hover data-[state=open]:bg-hover',
            wide ? 'px-1.5' : 'justify-center',
          )}
        >
          <OwnPresence>
            <Avatar name={viewer.name} id={viewer.user?.id} size="compact" />
          </OwnPresence>
          {wide && <span className="truncate text-list">{viewer.name}</span>}
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="truncate font-medium text-list">{viewer.name}</p>
        <p className="truncate text-meta text-muted">{viewer.email}</p>
        <OwnPresenceWords />
      </div>
      <MenuItem
        icon={viewer.emailVerified ? UserRound : MailWarning}
        onSelect={() => unsaved.leave(() => router.push('/settings/account'))}
      >
        {t(viewer.emailVerified ? 'settings.account' : 'account.confirmAddress')}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{t('account.theme')}</MenuLabel>
      {(Object.keys(themeIcons) as Theme[]).map((choice) => (
        <MenuItem
          key={choice}
          icon={themeIcons[choice]}
          checked={choice === theme}
          onSelect={() => themePreference.set(choice)}
        >
          {t(`account.theme.${choice}`)}
        </MenuItem>
      ))}
      <MenuLabel>{t('account.language')}</MenuLabel>
      {(Object.keys(localeNames) as Locale[]).map((choice) => (
        <MenuItem
          key={choice}
          icon={Languages}
          checked={choice === locale}
          onSelect={() => localePreference.set(choice)}
        >
          <span lang={choice}>{localeNames[choice]}</span>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => unsaved.leave(() => void logOut())}>
        {t('account.logOut')}
      </MenuItem>
    </Menu>
  );
}
