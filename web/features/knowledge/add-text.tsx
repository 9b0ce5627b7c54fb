'use client';

import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input, inputClass } from '@/components/ui/input';
import { checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { CreateKnowledgeSource } from './knowledge-documents';
import { LanguageField } from './language-field';

const charsMax = { name: 200, content: 1_000_000 };

/** Text that is typed or pasted; Markdown headings say where a piece belongs. */
export function AddText({ onDone }: { onDone: () => void }) {
  const t = useT();
  const [, create] = useMutation(CreateKnowledgeSource);
  const form = useForm({
    initial: { name: '', content: '', language: '' },
    validate: ({ name, content }) => ({ name: checkRequired(t, name), content: checkRequired(t, content) }),
    submit: async ({ name, content, language }) => {
      const input = { name: name.trim(), type: 'MARKDOWN' as const, content, language: language || null };
      const { error } = await create({ input });
      if (error) return toAppError(error);
      onDone();
    },
  });
  return (
    <form {...form.formProps} className="grid gap-4">
      <FormProblem error={form.problem} />
      <Field label={t('knowledge.name')} error={form.errors.name}>
        {(control) => <Input {...control} {...form.control('name')} maxLength={charsMax.name} />}
      </Field>
      <Field label={t('knowledge.content')} hint={t('knowledge.contentHint')} error={form.errors.content}>
        {(control) => (
          <textarea
            {...control}
            {...form.control('content')}
            rows={9}
            maxLength={charsMax.content}
            className={`${inputClass} resize-y py-1.5`}
          />
        )}
      </Field>
      <LanguageField {...form.control('language')} error={form.errors.language} />
      <Button type="submit" variant="primary" busy={form.busy} className="justify-self-end">
        {t('knowledge.addText')}
      </Button>
    </form>
  );
}
