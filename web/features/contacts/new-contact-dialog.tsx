'use client';

import { useRouter } from 'next/navigation';
import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { readFragment } from '@/gql';
import { checkEmail, checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { ContactFragment, CreateContact } from './contact-documents';

export function NewContactDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const router = useRouter();
  const [, create] = useMutation(CreateContact);
  const form = useForm({
    initial: { name: '', email: '', phone: '' },
    validate: ({ name, email }) => ({
      name: checkRequired(t, name),
      email: email ? checkEmail(t, email) : undefined,
    }),
    submit: async ({ name, email, phone }) => {
      const { data, error } = await create({ input: { name, email: email || null, phone: phone || null } });
      if (error) return toAppError(error);
      onClose();
      if (data) router.push(`/contacts/${readFragment(ContactFragment, data.createContact.contact).id}`);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('contacts.new')}
      footer={
        <Button type="submit" form="new-contact" variant="primary" busy={form.busy}>
          {t('common.create')}
        </Button>
      }
    >
      <form id="new-contact" {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('contact.name')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} autoFocus />}
        </Field>
        <Field label={t('contact.email')} error={form.errors.email}>
          {(control) => <Input {...control} {...form.control('email')} type="email" />}
        </Field>
        <Field label={t('contact.phone')} error={form.errors.phone}>
          {(control) => <Input {...control} {...form.control('phone')} type="tel" />}
        </Field>
      </form>
    </Dialog>
  );
}
