'use client';

import Link from 'next/link';
import { Avatar } from '@/components/ui/avatar';
import type { Contact_ContactFragmentFragment as Contact } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { contactName } from './contact-name';

const cellClass = 'h-11 truncate border-line border-b pr-4 text-list';

export function ContactTable({ contacts }: { contacts: readonly Contact[] }) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-meta text-muted">
        <tr>
          <th className="h-8 border-line border-b font-medium">{t('contact.name')}</th>
          <th className="border-line border-b font-medium max-tablet:hidden">{t('contact.email')}</th>
          <th className="border-line border-b font-medium max-desktop:hidden">{t('contact.phone')}</th>
          <th className="w-32 border-line border-b font-medium">{t('contact.lastSeenAt')}</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => {
          const name = contactName(contact);
          const seen = contact.lastSeenAt ? new Date(contact.lastSeenAt) : undefined;
          return (
            <tr key={contact.id} className="relative hover:bg-hover">
              <td className={cellClass}>
                {/* The link covers the row: one target, one stop for the keyboard. */}
                <Link
                  href={`/contacts/${contact.id}`}
                  prefetch={false}
                  data-inset-focus
                  className="flex items-center gap-2.5 rounded-list after:absolute after:inset-0"
                >
                  <Avatar name={name} id={contact.id} size="compact" />
                  <span className="truncate font-medium">{name}</span>
                </Link>
              </td>
              <td className={`${cellClass} text-muted max-tablet:hidden`}>{contact.email}</td>
              <td className={`${cellClass} text-muted max-desktop:hidden`}>{contact.phone}</td>
              <td className={`${cellClass} text-muted`}>
                {seen && (
                  <time dateTime={contact.lastSeenAt ?? undefined} title={dates.full(seen)}>
                    {dates.ago(seen, now)}
                  </time>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
