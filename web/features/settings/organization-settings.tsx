'use client';

import { useMutation } from 'urql';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { useToast } from '@/components/ui/toasts';
import { usePermission, useViewer } from '@/features/workspace/workspace-provider';
import { graphql } from '@/gql';
import { checkRequired } from '@/lib/forms/rules';
import { useUnsaved } from '@/lib/forms/unsaved';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';

const UpdateOrganization = graphql(`
  mutation UpdateOrganization($input: UpdateOrganizationInput!) {
    updateOrganization(input: $input) {
      organization {
        id
        name
        slug
      }
    }
  }
`);

export function OrganizationSettings() {
  const t = useT();
  const toast = useToast();
  const { organization } = useViewer();
  const canWrite = usePermission('organization:write');
  const [, update] = useMutation(UpdateOrganization);
  const form = useForm({
    initial: { name: organization?.name ?? '', slug: organization?.slug ?? '' },
    validate: ({ name, slug }) => ({ name: checkRequired(t, name), slug: checkRequired(t, slug) }),
    submit: async ({ name, slug }) => {
      const { error } = await update({ input: { id: organization?.id, name: name.trim(), slug: slug.trim() } });
      if (error) return toAppError(error);
      form.reset({ name: name.trim(), slug: slug.trim() });
      toast({ tone: 'success', text: t('common.saved') });
    },
  });
  useUnsaved(form.isChanged);
  return (
    <>
      <PageHeader title={t('settings.organization')} lead={t('settings.organizationLead')} />
      <form {...form.formProps} className="grid max-w-100 gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('organization.name')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} disabled={!canWrite} />}
        </Field>
        <Field label={t('organization.slug')} hint={t('organization.slugHint')} error={form.errors.slug}>
          {(control) => <Input {...control} {...form.control('slug')} disabled={!canWrite} className="font-mono" />}
        </Field>
        {canWrite ? (
          <Button type="submit" variant="primary" busy={form.busy} className="justify-self-start">
            {t('common.save')}
          </Button>
        ) : (
          <p className="text-list text-muted">{t('settings.askAdmin')}</p>
        )}
      </form>
    </>
  );
}
