'use client';

import Link from 'next/link';
import { useQuery } from 'urql';
import { Avatar } from '@/components/ui/avatar';
import { Skeleton } from '@/components/ui/skeleton';
import { AttributeList } from '@/features/contacts/attribute-list';
import { ContactConversations } from '@/features/contacts/contact-conversations';
import { ContactDetails, ContactFragment } from '@/features/contacts/contact-documents';
import { ContactFields } from '@/features/contacts/contact-fields';
import { ConversationLabels } from '@/features/labels/conversation-labels';
import { readFragment } from '@/gql';
import { useT } from '@/lib/i18n/i18n-provider';
import { late } from '@/lib/late';
import { ConversationFields } from './conversation-fields';
import type { ConversationItem } from './conversation-item';
import { DetailsSection } from './details-section';
import type { ConversationActions } from './use-conversation-actions';

const AnswerSection = late(() => import('./answer-section').then((module) => module.AnswerSection));

type Props = {
  item: ConversationItem;
  actions: ConversationActions;
  /** The last answer that an AI agent gave. */
  answerId: string | undefined;
};

/** Everything around the thread: who it is with, where it stands, and what came before. */
export function DetailsPanel({ item, actions, answerId }: Props) {
  const t = useT();
  const [{ data }] = useQuery({ query: ContactDetails, variables: { id: item.contactId } });
  const masked = data?.contact;
  const contact = masked && readFragment(ContactFragment, masked);
  return (
    <>
      <header className="flex items-center gap-3 px-4 pt-4 pb-3">
        <Avatar name={item.name} id={item.contactId} size="huge" />
        <div className="min-w-0">
          <p className="font-semibold text-body [overflow-wrap:anywhere]">{item.name}</p>
          <Link href={`/contacts/${item.contactId}`} className="text-accent-ink text-list hover:underline">
            {t('details.openContact')}
          </Link>
        </div>
      </header>
      <DetailsSection title={t('details.conversation')}>
        <ConversationFields item={item} actions={actions} />
      </DetailsSection>
      {answerId && <AnswerSection messageId={answerId} />}
      <DetailsSection title={t('details.labels')}>
        <ConversationLabels labels={item.labels} onAdd={actions.addLabel} onRemove={actions.removeLabel} />
      </DetailsSection>
      <DetailsSection title={t('details.contact')}>
        {contact ? <ContactFields contact={contact} /> : <Skeleton className="h-24" />}
      </DetailsSection>
      {contact && Object.keys(contact.customAttributes).length > 0 && (
        <DetailsSection title={t('details.attributes')}>
          <AttributeList attributes={contact.customAttributes} />
        </DetailsSection>
      )}
      <DetailsSection title={t('details.earlier')}>
        {masked ? (
          <ContactConversations rows={masked.conversations.nodes} exceptId={item.id} />
        ) : (
          <Skeleton className="h-16" />
        )}
      </DetailsSection>
    </>
  );
}
