'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { AiAgentChoicesQuery as Choices } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { FormSection } from './form-section';
import { textControl } from './text-control';
import type { AiAgentForm } from './use-ai-agent-form';

const modelCharsMax = 100;

export function ModelSection({ form, server }: { form: AiAgentForm; server: Choices['aiServer'] | undefined }) {
  const t = useT();
  const isLocal = server?.provider === 'LOCAL';
  return (
    <FormSection title={t('aiAgents.model')} lead={isLocal ? t('aiAgents.modelUnused') : undefined}>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field label={t('aiAgents.modelName')} hint={t('aiAgents.modelHint')} error={form.problemAt('model')}>
          {(control) => (
            <Input
              {...control}
              {...textControl(form, 'model')}
              maxLength={modelCharsMax}
              placeholder={server?.model ?? ''}
              spellCheck={false}
              autoCapitalize="none"
              className="font-mono"
            />
          )}
        </Field>
        <Field
          label={t('aiAgents.temperature')}
          hint={t('aiAgents.temperatureHint')}
          error={form.problemAt('temperature')}
        >
          {(control) => (
            <Input {...control} {...textControl(form, 'temperature')} type="number" min={0} max={2} step={0.1} />
          )}
        </Field>
      </div>
    </FormSection>
  );
}
