'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { useT } from '@/lib/i18n/i18n-provider';
import { SignInLayout } from '../session/sign-in-layout';
import { useLogOut } from '../session/use-log-out';
import { createOrganization } from './create-organization';

/** For somebody who is in no organization: they were removed, or theirs was deleted. */
export function CreateFirstOrganization() {
  const t = useT();
  const logOut = useLogOut();
  const form = useForm({
    initial: { name: '' },
    validate: ({ name }) => ({ name: checkRequired(t, name) }),
    submit: ({ name }) => createOrganization(name.trim()),
  });
  return (
    <SignInLayout title={t('organization.createTitle')} lead={t('organization.createLead')}>
      <form {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('organization.name')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} autoFocus />}
        </Field>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('organization.create')}
        </Button>
        <Button variant="ghost" onClick={() => void logOut()}>
          {t('account.logOut')}
        </Button>
      </form>
    </SignInLayout>
  );
}
