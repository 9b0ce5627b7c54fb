'use client';

import { Plus, Search, Users } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Input } from '@/components/ui/input';
import { usePermission } from '@/features/workspace/workspace-provider';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { ListSkeleton } from '../shell/shell-skeleton';
import { ContactTable } from './contact-table';
import { NewContactDialog } from './new-contact-dialog';
import { useContactList } from './use-contact-list';
import './contacts-texts';

export function ContactsScreen() {
  const t = useT();
  const canWrite = usePermission('contacts:write');
  const [typed, setTyped] = useState('');
  const [creating, setCreating] = useState(false);
  const search = useDeferredValue(typed.trim());
  const list = useContactList(search);

  return (
    <main className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-240 flex-col px-4 py-6 tablet:px-8">
        <PageHeader title={t('nav.contacts')}>
          {canWrite && (
            <Button onClick={() => setCreating(true)}>
              <Plus size={16} strokeWidth={1.5} aria-hidden />
              {t('contacts.new')}
            </Button>
          )}
        </PageHeader>
        <div className="relative mb-4">
          <Search size={16} strokeWidth={1.5} className="absolute top-2 left-2.5 text-muted" aria-hidden />
          <Input
            type="search"
            aria-label={t('contacts.search')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t('contacts.search')}
            className="pl-8"
          />
        </div>
        {list.error && list.contacts.length === 0 ? (
          <div className="grid grow place-items-center">
            <ErrorState
              error={toAppError(list.error)}
              onRetry={() => list.refetch({ requestPolicy: 'network-only' })}
            />
          </div>
        ) : list.loading ? (
          <ListSkeleton />
        ) : list.contacts.length === 0 ? (
          <div className="grid grow place-items-center">
            <EmptyState
              icon={Users}
              title={search ? t('contacts.noneFound', { search }) : t('contacts.emptyTitle')}
              description={search ? t('contacts.noneFoundHint') : t('contacts.emptyHint')}
            />
          </div>
        ) : (
          <>
            <ContactTable contacts={list.contacts} />
            {list.hasNextPage && (
              <Button className="mt-4 self-center" busy={list.loadingMore} onClick={() => void list.loadMore()}>
                {t('common.showMore')}
              </Button>
            )}
          </>
        )}
      </div>
      {creating && <NewContactDialog onClose={() => setCreating(false)} />}
    </main>
  );
}
