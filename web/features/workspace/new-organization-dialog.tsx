'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { useT } from '@/lib/i18n/i18n-provider';
import { createOrganization } from './create-organization';

export function NewOrganizationDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const form = useForm({
    initial: { name: '' },
    validate: ({ name }) => ({ name: checkRequired(t, name) }),
    submit: ({ name }) => createOrganization(name.trim()),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('organization.createTitle')}
      footer={
        <Button type="submit" form="new-organization" variant="primary" busy={form.busy}>
          {t('organization.create')}
        </Button>
      }
    >
      <form id="new-organization" {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('organization.name')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} autoFocus />}
        </Field>
      </form>
    </Dialog>
  );
}
