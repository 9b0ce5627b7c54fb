import { useDeferredValue, useMemo } from 'react';
import { useQuery } from 'urql';
import { ContactFragment, ContactList } from '@/features/contacts/contact-documents';
import { contactName } from '@/features/contacts/contact-name';
import { useConversationList } from '@/features/inbox/use-conversation-list';
import { readFragment } from '@/gql';

/** What the palette offers beside pages: the newest conversations, and contacts by whatever was typed. */
export function useFound(search: string) {
  const wanted = useDeferredValue(search.trim());
  const { items } = useConversationList('ALL');
  const [{ data }] = useQuery({
    query: ContactList,
    variables: { first: 8, search: wanted },
    pause: wanted.length < 2,
  });
  const contacts = useMemo(
    () =>
      (wanted.length < 2 ? [] : (data?.contacts.nodes ?? [])).map((node) => {
        const contact = readFragment(ContactFragment, node);
        return { id: contact.id, name: contactName(contact), email: contact.email };
      }),
    [data, wanted],
  );
  return { conversations: wanted ? items.slice(0, 25) : items.slice(0, 5), contacts };
}
