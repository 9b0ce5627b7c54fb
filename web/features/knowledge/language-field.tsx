'use client';

import type { ComponentProps } from 'react';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useT } from '@/lib/i18n/i18n-provider';
import { languageNames } from '@/lib/i18n/language-names';

type Props = Pick<ComponentProps<'select'>, 'name' | 'value' | 'onChange' | 'onBlur' | 'disabled'> & { error?: string };

/** What language it is in: by itself, unless somebody knows better. */
export function LanguageField({ error, ...control }: Props) {
  const t = useT();
  return (
    <Field label={t('knowledge.language')} hint={t('knowledge.languageHint')} error={error}>
      {(described) => (
        <Select {...described} {...control}>
          <option value="">{t('knowledge.languageFound')}</option>
          {Object.entries(languageNames).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
