'use client';

import { ArrowLeft, Trash2, UserX } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toasts';
import { usePermission } from '@/features/workspace/workspace-provider';
import { readFragment } from '@/gql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { AttributeList } from './attribute-list';
import { ContactConversations } from './contact-conversations';
import { ContactDetails, ContactFragment, DeleteContact } from './contact-documents';
import { ContactFields } from './contact-fields';
import { contactName } from './contact-name';
import './contacts-texts';

export function ContactScreen({ contactId }: { contactId: string }) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const say = useProblemText();
  const canWrite = usePermission('contacts:write');
  const [asking, setAsking] = useState(false);
  const [, deleteContact] = useMutation(DeleteContact);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: ContactDetails,
    variables: { id: contactId },
    requestPolicy: 'cache-and-network',
  });
  const contact = data?.contact && readFragment(ContactFragment, data.contact);
  const problem = error && toAppError(error);
  const name = contact ? contactName(contact) : '';

  const remove = async () => {
    const result = await deleteContact({ input: { id: contactId } });
    if (result.error) return toast({ tone: 'problem', text: say(toAppError(result.error)) });
    toast({ tone: 'success', text: t('contacts.deleted', { name }) });
    router.push('/contacts');
  };

  return (
    <main className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-180 flex-col px-4 py-6 tablet:px-8">
        <Link href="/contacts" className="mb-4 flex items-center gap-1 self-start text-list text-muted hover:text-ink">
          <ArrowLeft size={16} strokeWidth={1.5} aria-hidden />
          {t('nav.contacts')}
        </Link>
        {problem && problem.code !== 'NOT_FOUND' && !contact ? (
          <div className="grid grow place-items-center">
            <ErrorState error={problem} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
          </div>
        ) : fetching && !contact ? (
          <Skeleton className="h-40" />
        ) : !contact || !data?.contact ? (
          <div className="grid grow place-items-center">
            <EmptyState icon={UserX} title={t('contacts.missing')} description={t('contacts.missingHint')} />
          </div>
        ) : (
          <>
            <header className="flex items-center gap-4 pb-6">
              <Avatar name={name} id={contact.id} size="huge" />
              <h1 className="min-w-0 grow font-semibold text-title [overflow-wrap:anywhere]">{name}</h1>
              {canWrite && (
                <Button variant="danger" onClick={() => setAsking(true)}>
                  <Trash2 size={16} strokeWidth={1.5} aria-hidden />
                  {t('common.delete')}
                </Button>
              )}
            </header>
            <Section title={t('details.contact')}>
              <ContactFields contact={contact} />
            </Section>
            {Object.keys(contact.customAttributes).length > 0 && (
              <Section title={t('details.attributes')}>
                <AttributeList attributes={contact.customAttributes} />
              </Section>
            )}
            <Section title={t('palette.conversations')}>
              <ContactConversations rows={data.contact.conversations.nodes} />
            </Section>
          </>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('contacts.deleteTitle', { name })}
        description={t('contacts.deleteHint')}
        action={t('common.delete')}
        onConfirm={() => void remove()}
      />
    </main>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="border-line border-t py-4">
      <h2 className="mb-2 font-semibold text-body">{title}</h2>
      {children}
    </section>
  );
}
