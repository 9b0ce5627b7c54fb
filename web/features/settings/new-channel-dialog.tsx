'use client';

import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ChannelType } from '@/gql/graphql';
import { checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { CreateChannel } from './channel-documents';

const types = ['API', 'WIDGET', 'VOICE', 'EMAIL'] as const satisfies ChannelType[];

export function NewChannelDialog({ onClose, onCreated }: { onClose: () => void; onCreated: () => void }) {
  const t = useT();
  const [, create] = useMutation(CreateChannel);
  const form = useForm({
    initial: { name: '', type: 'API' },
    validate: ({ name }) => ({ name: checkRequired(t, name) }),
    submit: async ({ name, type }) => {
      const { error } = await create({ input: { name: name.trim(), type: type as ChannelType } });
      if (error) return toAppError(error);
      onCreated();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('channels.new')}
      footer={
        <Button type="submit" form="new-channel" variant="primary" busy={form.busy}>
          {t('common.create')}
        </Button>
      }
    >
      <form id="new-channel" {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('channels.name')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} autoFocus />}
        </Field>
        <Field label={t('channels.type')}>
          {(control) => (
            <Select {...control} {...form.control('type')}>
              {types.map((type) => (
                <option key={type} value={type}>
                  {t(`channel.${type}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </form>
    </Dialog>
  );
}
