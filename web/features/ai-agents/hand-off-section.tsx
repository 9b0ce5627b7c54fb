'use client';

import { Field } from '@/components/ui/field';
import { Input, inputClass } from '@/components/ui/input';
import { useT } from '@/lib/i18n/i18n-provider';
import { CheckField } from './check-field';
import { FormSection } from './form-section';
import { textControl } from './text-control';
import type { AiAgentForm } from './use-ai-agent-form';

/** When it gives a conversation to a person. */
export function HandOffSection({ form }: { form: AiAgentForm }) {
  const t = useT();
  const { draft } = form;
  return (
    <FormSection title={t('aiAgents.handOff')} lead={t('aiAgents.handOffLead')}>
      <div className="grid gap-3">
        <CheckField
          label={t('aiAgents.askedForHuman')}
          checked={draft.askedForHuman}
          onChange={(askedForHuman) => form.set({ askedForHuman })}
        />
        <CheckField
          label={t('aiAgents.noGroundedAnswer')}
          hint={t('aiAgents.noGroundedAnswerHint')}
          checked={draft.noGroundedAnswer}
          onChange={(noGroundedAnswer) => form.set({ noGroundedAnswer })}
        />
      </div>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field
          label={t('aiAgents.afterTurns')}
          hint={t('aiAgents.afterTurnsHint')}
          error={form.problemAt('handOffRules.afterTurns')}
        >
          {(control) => (
            <Input
              {...control}
              {...textControl(form, 'afterTurns', 'handOffRules.afterTurns')}
              type="number"
              min={1}
              max={100}
            />
          )}
        </Field>
        <Field
          label={t('aiAgents.keywords')}
          hint={t('aiAgents.keywordsHint')}
          error={form.problemAt('handOffRules.keywords')}
        >
          {(control) => (
            <textarea
              {...control}
              {...textControl(form, 'keywords', 'handOffRules.keywords')}
              rows={3}
              className={`${inputClass} resize-y py-1.5`}
            />
          )}
        </Field>
      </div>
    </FormSection>
  );
}
