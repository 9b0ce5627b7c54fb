'use client';

import { Field } from '@/components/ui/field';
import { Input, inputClass } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { AiAgentStatus } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { languageNames } from '@/lib/i18n/language-names';
import { CheckList } from './check-list';
import { FormSection } from './form-section';
import { textControl } from './text-control';
import type { AiAgentForm } from './use-ai-agent-form';

const charsMax = { name: 80, instructions: 20_000, tone: 500 };
const statuses = ['ACTIVE', 'PAUSED'] as const satisfies AiAgentStatus[];

/** Who it is, what it does and how it sounds. */
export function BehaviourSection({ form }: { form: AiAgentForm }) {
  const t = useT();
  const { draft } = form;
  const others = draft.languages.filter((tag) => !(tag in languageNames));
  const languages = [...Object.keys(languageNames), ...others];
  return (
    <FormSection title={t('aiAgents.behaviour')}>
      <div className="grid items-start gap-4 tablet:grid-cols-[minmax(0,1fr)_180px]">
        <Field label={t('aiAgents.name')} hint={t('aiAgents.nameHint')} error={form.problemAt('name')}>
          {(control) => <Input {...control} {...textControl(form, 'name')} maxLength={charsMax.name} />}
        </Field>
        <Field label={t('aiAgents.status')} hint={t(`aiAgents.statusHint.${draft.status}`)}>
          {(control) => (
            <Select
              {...control}
              name="status"
              value={draft.status}
              onChange={(event) => form.set({ status: event.target.value as AiAgentStatus })}
            >
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {t(`aiAgents.status.${status}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field
        label={t('aiAgents.instructions')}
        hint={t('aiAgents.instructionsHint')}
        error={form.problemAt('instructions')}
      >
        {(control) => (
          <textarea
            {...control}
            {...textControl(form, 'instructions')}
            rows={8}
            maxLength={charsMax.instructions}
            placeholder={t('aiAgents.instructionsExample')}
            className={`${inputClass} resize-y py-1.5`}
          />
        )}
      </Field>
      <Field label={t('aiAgents.tone')} error={form.problemAt('tone')}>
        {(control) => (
          <Input
            {...control}
            {...textControl(form, 'tone')}
            maxLength={charsMax.tone}
            placeholder={t('aiAgents.toneExample')}
          />
        )}
      </Field>
      <CheckList
        inColumns
        label={t('aiAgents.languages')}
        hint={t('aiAgents.languagesHint')}
        error={form.problemAt('languages')}
        choices={languages.map((tag) => ({ id: tag, label: languageNames[tag] ?? tag, lang: tag }))}
        chosen={draft.languages}
        onChange={(chosen) => form.set({ languages: chosen })}
      />
    </FormSection>
  );
}
