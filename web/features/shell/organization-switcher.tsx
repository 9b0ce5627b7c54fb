'use client';

import { ChevronsUpDown, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useQuery } from 'urql';
import { classNames } from '@/components/ui/class-names';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { OrganizationList } from '@/features/workspace/viewer-documents';
import { useViewer } from '@/features/workspace/workspace-provider';
import { unsaved } from '@/lib/forms/unsaved';
import { useT } from '@/lib/i18n/i18n-provider';
import { late } from '@/lib/late';
import { session } from '@/lib/session/session';
import { OrganizationMark } from './organization-mark';

const NewOrganizationDialog = late(() =>
  import('@/features/workspace/new-organization-dialog').then((module) => module.NewOrganizationDialog),
);

export function OrganizationSwitcher({ wide }: { wide: boolean }) {
  const t = useT();
  const { organization } = useViewer();
  const [{ data }] = useQuery({ query: OrganizationList });
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const switchTo = (id: string) => {
    router.push('/inbox'); // what is open here belongs to this organization
    void session.switchOrganization(id);
  };
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
            {wide && <span className="min-w-0 grow truncate font-semibold text-list">{name}</span>}
            {wide && <ChevronsUpDown size={14} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />}
          </button>
        }
      >
        <MenuLabel>{t('organization.yours')}</MenuLabel>
        {data?.organizations.nodes.map(({ id, name: choice }) => (
          <MenuItem
            key={id}
            checked={id === organization?.id}
            onSelect={() => id !== organization?.id && unsaved.leave(() => switchTo(id))}
          >
            <OrganizationMark name={choice} id={id} />
            <span className="truncate">{choice}</span>
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
