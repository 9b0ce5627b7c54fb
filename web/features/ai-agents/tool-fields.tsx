'use client';

import { Field } from '@/components/ui/field';
import { Input, inputClass } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useT } from '@/lib/i18n/i18n-provider';
import { SecretHeaders } from './secret-headers';
import { type ToolDraft, toolMethods } from './tool-draft';
import type { AiAgentForm } from './use-ai-agent-form';

const charsMax = { name: 64, description: 1_000, url: 2_000 };

type Props = {
  tool: ToolDraft;
  path: string;
  form: AiAgentForm;
  onChange: (changes: Partial<ToolDraft>) => void;
};
type TextName = 'name' | 'description' | 'url' | 'parameters' | 'timeoutSeconds' | 'method';

export function ToolFields({ tool, path, form, onChange }: Props) {
  const t = useT();
  const errorOf = (name: string) => form.problemAt(`${path}.${name}`);
  const text = (name: TextName, served: string = name) => ({
    name: `${path}.${served}`,
    value: tool[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
    onBlur: () => (tool[name] || errorOf(served)) && form.check(`${path}.${served}`),
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pt-1 pb-5 pl-6">
      <Field label={t('aiAgents.toolName')} hint={t('aiAgents.toolNameHint')} error={errorOf('name')}>
        {(control) => (
          <Input
            {...control}
            {...text('name')}
            maxLength={charsMax.name}
            placeholder="track_parcel"
            spellCheck={false}
            autoCapitalize="none"
            className="font-mono"
          />
        )}
      </Field>
      <Field
        label={t('aiAgents.toolDescription')}
        hint={t('aiAgents.toolDescriptionHint')}
        error={errorOf('description')}
      >
        {(control) => (
          <textarea
            {...control}
            {...text('description')}
            rows={2}
            maxLength={charsMax.description}
            className={`${inputClass} resize-y py-1.5`}
          />
        )}
      </Field>
      <div className="grid items-start grid-cols-[104px_minmax(0,1fr)] gap-3">
        <Field label={t('aiAgents.toolMethod')}>
          {(control) => (
            <Select {...control} {...text('method')}>
              {toolMethods.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('aiAgents.toolUrl')} error={errorOf('url')}>
          {(control) => (
            <Input
              {...control}
              {...text('url')}
              type="url"
              maxLength={charsMax.url}
              placeholder="https://api.example.com/parcels"
            />
          )}
        </Field>
      </div>
      <Field label={t('aiAgents.toolParameters')} hint={t('aiAgents.toolParametersHint')} error={errorOf('parameters')}>
        {(control) => (
          <textarea
            {...control}
            {...text('parameters')}
            rows={Math.min(14, Math.max(5, tool.parameters.split('\n').length))}
            spellCheck={false}
            className={`${inputClass} resize-y py-1.5 font-mono text-list`}
          />
        )}
      </Field>
      <SecretHeaders tool={tool} path={path} form={form} onChange={(headers) => onChange({ headers })} />
      <Field label={t('aiAgents.timeout')} error={errorOf('timeoutMs')}>
        {(control) => (
          <Input
            {...control}
            {...text('timeoutSeconds', 'timeoutMs')}
            type="number"
            min={0.1}
            max={30}
            step={0.1}
            className="max-w-28"
          />
        )}
      </Field>
    </div>
  );
}
