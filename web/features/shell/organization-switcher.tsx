'use client';

import { ChevronsUpDown, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { useViewer } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { session } from '@/lib/session/session';
import { OrganizationMark } from './organization-mark';

const NewOrganizationDialog = dynamic(() =>
  import('@/features/workspace/new-organization-dialog').then((module) => module.NewOrganizationDialog),
);

export function OrganizationSwitcher({ wide }: { wide: boolean }) {
  const t = useT();
  const { organization, memberships } = useViewer();
  const [creating, setCreating] = useState(false);
  const name = organization?.name ?? '';
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={t('organization.switch', { name })}
            className={classNames(
              'mb-1 flex h-9 w-full items-center gap-2 rounded-list text-left hover:bg-hover data-[state=open]:bg-hover',
              wide ? 'px-1.5' : 'justify-center',
            )}
          >
            <OrganizationMark name={name} id={organization?.id ?? name} />
            {wide && <span className="grow truncate font-semibold text-list">{name}</span>}
            {wide && <ChevronsUpDown size={14} strokeWidth={1.5} className="text-muted" aria-hidden />}
          </button>
        }
      >
        <MenuLabel>{t('organization.yours')}</MenuLabel>
        {memberships.map((membership) => (
          <MenuItem
            key={membership.id}
            checked={membership.organization.id === organization?.id}
            onSelect={() => {
              if (membership.organization.id !== organization?.id) {
                void session.switchOrganization(membership.organization.id);
              }
            }}
          >
            <OrganizationMark name={membership.organization.name} id={membership.organization.id} />
            <span className="truncate">{membership.organization.name}</span>
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={Plus} onSelect={() => setCreating(true)}>
          {t('organization.new')}
        </MenuItem>
      </Menu>
      {creating && <NewOrganizationDialog onClose={() => setCreating(false)} />}
    </>
  );
}
