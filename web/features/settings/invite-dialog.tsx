'use client';

import { useState } from 'react';
import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Copyable } from '@/components/ui/copyable';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Role } from '@/gql/graphql';
import { checkEmail } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { InviteMember } from './member-documents';
import { roles } from './roles';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [, invite] = useMutation(InviteMember);
  const [sent, setSent] = useState<{ email: string; url: string }>();
  const form = useForm({
    initial: { email: '', role: 'AGENT' },
    validate: ({ email }) => ({ email: checkEmail(t, email) }),
    submit: async ({ email, role }) => {
      const { data, error } = await invite({ input: { email: email.trim(), role: role as Role } });
      if (error) return toAppError(error);
      setSent(data?.inviteMember);
    },
  });

  if (sent) {
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t('members.invited', { email: sent.email })}
        description={t('members.invitedHint')}
        footer={<Button onClick={onClose}>{t('common.done')}</Button>}
      >
        <Copyable text={sent.url} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('members.invite')}
      footer={
        <Button type="submit" form="invite" variant="primary" busy={form.busy}>
          {t('members.sendInvitation')}
        </Button>
      }
    >
      <form id="invite" {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('form.emailLabel')} error={form.errors.email}>
          {(control) => <Input {...control} {...form.control('email')} type="email" autoFocus />}
        </Field>
        <Field label={t('members.role')} hint={t(`role.${form.values.role as Role}.hint`)}>
          {(control) => (
            <Select {...control} {...form.control('role')}>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </form>
    </Dialog>
  );
}
