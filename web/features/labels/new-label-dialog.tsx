'use client';

import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { labelColors } from './label-colors';
import { CreateLabel } from './label-documents';
import { LabelDot } from './label-dot';

const nameCharsMax = 50;

export function NewLabelDialog({ onClose, onCreated }: { onClose: () => void; onCreated: () => void }) {
  const t = useT();
  const [, create] = useMutation(CreateLabel);
  const form = useForm({
    initial: { name: '', color: 'slate' },
    validate: ({ name }) => ({ name: checkRequired(t, name) }),
    submit: async ({ name, color }) => {
      const { error } = await create({ input: { name: name.trim(), color } });
      if (error) return toAppError(error);
      onCreated();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('labels.new')}
      footer={
        <Button type="submit" form="new-label" variant="primary" busy={form.busy}>
          {t('common.create')}
        </Button>
      }
    >
      <form id="new-label" {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('labels.name')} hint={t('labels.nameHint')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} maxLength={nameCharsMax} autoFocus />}
        </Field>
        <fieldset>
          <legend className="mb-1 font-medium text-list">{t('labels.color')}</legend>
          <div className="flex flex-wrap gap-1">
            {labelColors.map((color) => (
              <label
                key={color}
                title={t(`color.${color}`)}
                className="grid size-8 place-items-center rounded-list hover:bg-hover has-checked:bg-pressed has-focus-visible:outline-2 has-focus-visible:outline-(--blue-9)"
              >
                <input
                  type="radio"
                  name="color"
                  value={color}
                  checked={form.values.color === color}
                  onChange={() => form.set({ color })}
                  aria-label={t(`color.${color}`)}
                  className="sr-only"
                />
                <LabelDot color={color} className="size-4" />
              </label>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}
