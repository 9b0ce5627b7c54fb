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
import { checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { CreateApiKey } from './api-key-documents';
import { ScopePicker } from './scope-picker';
import { type Scope, usualScopes } from './scopes';

const dayMs = 86_400_000;
const lifetimesInDays = ['30', '90', '365'] as const;

export function NewApiKeyDialog({ onClose, onCreated }: { onClose: () => void; onCreated: () => void }) {
  const t = useT();
  const [, create] = useMutation(CreateApiKey);
  const [scopes, setScopes] = useState<Scope[]>(usualScopes);
  const [key, setKey] = useState<string>();
  const form = useForm({
    initial: { name: '', days: '' },
    validate: ({ name }) => ({ name: checkRequired(t, name) }),
    submit: async ({ name, days }) => {
      const expiresAt = days ? new Date(Date.now() + Number(days) * dayMs).toISOString() : null;
      const { data, error } = await create({ input: { name: name.trim(), scopes, expiresAt } });
      if (error) return toAppError(error);
      setKey(data?.createApiKey.key);
      onCreated();
    },
  });

  if (key) {
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t('apiKeys.created')}
        description={t('apiKeys.createdHint')}
        footer={<Button onClick={onClose}>{t('common.done')}</Button>}
      >
        <Copyable text={key} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('apiKeys.new')}
      footer={
        <Button type="submit" form="new-api-key" variant="primary" busy={form.busy} disabled={scopes.length === 0}>
          {t('common.create')}
        </Button>
      }
    >
      <form id="new-api-key" {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('apiKeys.name')} hint={t('apiKeys.nameHint')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} autoFocus />}
        </Field>
        <ScopePicker scopes={scopes} onChange={setScopes} />
        <Field label={t('apiKeys.expires')}>
          {(control) => (
            <Select {...control} {...form.control('days')}>
              <option value="">{t('apiKeys.never')}</option>
              {lifetimesInDays.map((days) => (
                <option key={days} value={days}>
                  {t('apiKeys.inDays', { count: Number(days) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </form>
    </Dialog>
  );
}
