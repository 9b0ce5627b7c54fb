'use client';

import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toasts';
import { useViewer } from '@/features/workspace/workspace-provider';
import { checkRequired } from '@/lib/forms/rules';
import { useUnsaved } from '@/lib/forms/unsaved';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useLocale, useT } from '@/lib/i18n/i18n-provider';
import { type Locale, localeNames, localePreference } from '@/lib/i18n/locale';
import { UpdateViewer } from './account-documents';
import { AccountSection } from './account-section';

export function ProfileSection() {
  const t = useT();
  const toast = useToast();
  const shownLocale = useLocale();
  const { name, user } = useViewer();
  const [, update] = useMutation(UpdateViewer);
  const form = useForm({
    initial: { name, locale: user?.locale ?? shownLocale },
    validate: ({ name }) => ({ name: checkRequired(t, name) }),
    submit: async ({ name, locale }) => {
      const { error } = await update({ input: { name: name.trim(), locale } });
      if (error) return toAppError(error);
      form.reset({ name: name.trim(), locale });
      localePreference.set(locale as Locale);
      form.reset({ name: name.trim(), locale });
      toast({ tone: 'success', text: t('common.saved') });
    },
  });
  useUnsaved(form.isChanged);
  return (
    <AccountSection title={t('profile.title')}>
      <form {...form.formProps} className="grid max-w-100 gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('form.nameLabel')} error={form.errors.name}>
          {(control) => <Input {...control} {...form.control('name')} autoComplete="name" />}
        </Field>
        <Field label={t('profile.language')} error={form.errors.locale}>
          {(control) => (
            <Select {...control} {...form.control('locale')}>
              {Object.entries(localeNames).map(([locale, own]) => (
                <option key={locale} value={locale} lang={locale}>
                  {own}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" busy={form.busy} className="justify-self-start">
          {t('common.save')}
        </Button>
      </form>
    </AccountSection>
  );
}
