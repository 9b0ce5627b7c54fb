'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { useT } from '@/lib/i18n/i18n-provider';
import { emptyHeader, type HeaderDraft, type ToolDraft } from './tool-draft';
import type { AiAgentForm } from './use-ai-agent-form';

type Props = {
  tool: ToolDraft;
  path: string;
  form: AiAgentForm;
  onChange: (headers: HeaderDraft[]) => void;
};

/** Secrets can be written, never read: of what is set, one sees that it is. */
export function SecretHeaders({ tool: { headers }, path, form, onChange }: Props) {
  const t = useT();
  const change = (header: HeaderDraft, changes: Partial<HeaderDraft>) =>
    onChange(headers.map((other) => (other === header ? { ...header, ...changes } : other)));
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="pb-1 font-medium text-list">{t('aiAgents.headers')}</legend>
      {headers.map((header, at) => {
        const headerPath = `${path}.secretHeaders.${at}`;
        const problem = form.problemAt(headerPath);
        return (
          <div key={header.key}>
            <div className="flex gap-2">
              <Input
                name={`${headerPath}.name`}
                aria-label={t('aiAgents.headerName')}
                aria-invalid={form.problemAt(`${headerPath}.name`) ? true : undefined}
                placeholder="Authorization"
                value={header.name}
                spellCheck={false}
                onChange={(event) => change(header, { name: event.target.value })}
                className="max-w-[45%] basis-60 font-mono"
              />
              <Input
                name={`${headerPath}.value`}
                type="password"
                autoComplete="off"
                aria-label={t('aiAgents.headerValue', { name: header.name })}
                aria-invalid={form.problemAt(`${headerPath}.value`) ? true : undefined}
                placeholder={header.isSet ? t('aiAgents.headerSet') : t('aiAgents.headerNew')}
                value={header.value}
                onChange={(event) => change(header, { value: event.target.value })}
                className="min-w-0 grow basis-60"
              />
              <IconButton
                icon={X}
                label={t('aiAgents.removeHeader', { name: header.name })}
                onClick={() => onChange(headers.filter((other) => other !== header))}
              />
            </div>
            {problem && (
              <p role="alert" className="pt-1 text-live-ink text-meta">
                {problem}
              </p>
            )}
          </div>
        );
      })}
      <Button size="small" className="justify-self-start" onClick={() => onChange([...headers, emptyHeader()])}>
        <Plus size={14} strokeWidth={1.5} aria-hidden />
        {t('aiAgents.addHeader')}
      </Button>
      <p className="text-meta text-muted">{t('aiAgents.headersHint')}</p>
    </fieldset>
  );
}
