'use client';

import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input, inputClass } from '@/components/ui/input';
import { checkInteger } from '@/lib/forms/number-rules';
import { useForm } from '@/lib/forms/use-form';
import { checkWebAddress } from '@/lib/forms/web-address';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { CreateKnowledgeSource } from './knowledge-documents';
import { LanguageField } from './language-field';
import { checkPaths, inSiteFields, siteSettings } from './site-settings';

const charsMax = { name: 200, url: 2_000 };
const pagesMax = 1_000;

/** A web site that is read page by page, on the same host. */
export function AddSite({ onDone }: { onDone: () => void }) {
  const t = useT();
  const [, create] = useMutation(CreateKnowledgeSource);
  const form = useForm({
    initial: { url: '', name: '', maxPages: '100', includePaths: '', excludePaths: '', language: '' },
    validate: ({ url, maxPages, includePaths, excludePaths }) => ({
      url: checkWebAddress(t, url),
      maxPages: checkInteger(t, maxPages, { min: 1, max: pagesMax }),
      includePaths: checkPaths(t, includePaths),
      excludePaths: checkPaths(t, excludePaths),
    }),
    submit: async ({ url, name, language, ...typed }) => {
      const address = url.trim();
      const input = { name: name.trim() || new URL(address).host, type: 'URL' as const, url: address };
      const { error } = await create({
        input: { ...input, language: language || null, settings: siteSettings(typed) },
      });
      if (error) return inSiteFields(toAppError(error));
      onDone();
    },
  });
  return (
    <form {...form.formProps} className="grid gap-4">
      <FormProblem error={form.problem} />
      <Field label={t('knowledge.url')} hint={t('knowledge.urlHint')} error={form.errors.url}>
        {(control) => (
          <Input
            {...control}
            {...form.control('url')}
            type="url"
            inputMode="url"
            placeholder="https://help.example.com"
            maxLength={charsMax.url}
          />
        )}
      </Field>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field label={t('knowledge.name')} hint={t('knowledge.siteNameHint')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} maxLength={charsMax.name} />}
        </Field>
        <Field label={t('knowledge.maxPages')} hint={t('knowledge.maxPagesHint')} error={form.errors.maxPages}>
          {(control) => <Input {...control} {...form.control('maxPages')} type="number" min={1} max={pagesMax} />}
        </Field>
        <Field label={t('knowledge.includePaths')} hint={t('knowledge.pathsHint')} error={form.errors.includePaths}>
          {(control) => (
            <textarea
              {...control}
              {...form.control('includePaths')}
              rows={2}
              placeholder="/help"
              className={`${inputClass} resize-y py-1.5`}
            />
          )}
        </Field>
        <Field label={t('knowledge.excludePaths')} hint={t('knowledge.pathsHint')} error={form.errors.excludePaths}>
          {(control) => (
            <textarea
              {...control}
              {...form.control('excludePaths')}
              rows={2}
              placeholder="/blog"
              className={`${inputClass} resize-y py-1.5`}
            />
          )}
        </Field>
      </div>
      <LanguageField {...form.control('language')} error={form.errors.language} />
      <Button type="submit" variant="primary" busy={form.busy} className="justify-self-end">
        {t('knowledge.addSite')}
      </Button>
    </form>
  );
}
