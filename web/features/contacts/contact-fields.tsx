'use client';

import { useMutation } from 'urql';
import { EditableText } from '@/components/ui/editable-text';
import { Fact } from '@/components/ui/fact';
import { useToast } from '@/components/ui/toasts';
import { usePermission } from '@/features/workspace/workspace-provider';
import type { Contact_ContactFragmentFragment } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates } from '@/lib/i18n/use-dates';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { UpdateContact } from './contact-documents';

const editable = ['name', 'email', 'phone', 'externalId'] as const;

/** Who the contact is, edited where it stands. */
export function ContactFields({ contact }: { contact: Contact_ContactFragmentFragment }) {
  const t = useT();
  const dates = useDates();
  const toast = useToast();
  const say = useProblemText();
  const canWrite = usePermission('contacts:write');
  const [, update] = useMutation(UpdateContact);

  /** @returns what is wrong with the value, to be said beside it */
  const save = async (field: (typeof editable)[number], value: string) => {
    const { error } = await update({ input: { id: contact.id, [field]: value.trim() || null } });
    if (!error) return undefined;
    const problem = toAppError(error);
    const text = say(problem);
    if (problem.fields.length === 0) toast({ tone: 'problem', text });
    return text;
  };

  return (
    <dl>
      {editable.map((field) => (
        <Fact key={field} label={t(`contact.${field}`)}>
          <EditableText
            label={t(`contact.${field}`)}
            value={contact[field] ?? ''}
            isReadOnly={!canWrite}
            onSave={(value) => save(field, value)}
          />
        </Fact>
      ))}
      {contact.timeZone && <Fact label={t('contact.timeZone')}>{contact.timeZone}</Fact>}
      {contact.lastSeenAt && <Fact label={t('contact.lastSeenAt')}>{dates.full(new Date(contact.lastSeenAt))}</Fact>}
      <Fact label={t('contact.createdAt')}>{dates.date(new Date(contact.createdAt))}</Fact>
    </dl>
  );
}
