'use client';

import { useId } from 'react';
import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { useToast } from '@/components/ui/toasts';
import { checkEmail, checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { ChangeEmail } from './account-documents';

export function ChangeEmailDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const formId = useId();
  const [, change] = useMutation(ChangeEmail);
  const form = useForm({
    initial: { email: '', currentPassword: '' },
    validate: ({ email, currentPassword }) => ({
      email: checkEmail(t, email),
      currentPassword: checkRequired(t, currentPassword),
    }),
    submit: async ({ email, currentPassword }) => {
      const { error } = await change({ input: { email: email.trim(), currentPassword } });
      if (error) return toAppError(error);
      toast({ tone: 'success', text: t('email.sentAgain', { email: email.trim() }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('email.change')}
      description={t('email.changeHint')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={form.busy}>
            {t('email.sendLink')}
          </Button>
        </>
      }
    >
      <form {...form.formProps} id={formId} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('email.new')} error={form.errors.email}>
          {(control) => <Input {...control} {...form.control('email')} type="email" autoComplete="email" />}
        </Field>
        <Field label={t('password.current')} error={form.errors.currentPassword}>
          {(control) => (
            <Input {...control} {...form.control('currentPassword')} type="password" autoComplete="current-password" />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
