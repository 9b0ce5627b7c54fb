'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useT } from '@/lib/i18n/i18n-provider';
import { FormSection } from './form-section';
import { emptyTool } from './tool-draft';
import { ToolRow } from './tool-row';
import type { AiAgentForm } from './use-ai-agent-form';

const toolsMax = 32;

/** What it may ask of other systems. */
export function ToolsSection({ form }: { form: AiAgentForm }) {
  const t = useT();
  const { tools } = form.draft;
  const [openKey, setOpenKey] = useState<string>();
  const add = () => {
    const tool = emptyTool();
    form.set({ tools: [...tools, tool] });
    setOpenKey(tool.key);
  };
  return (
    <FormSection
      title={t('aiAgents.tools')}
      lead={t('aiAgents.toolsLead')}
      aside={
        <Button size="small" disabled={tools.length >= toolsMax} onClick={add}>
          <Plus size={14} strokeWidth={1.5} aria-hidden />
          {t('aiAgents.addTool')}
        </Button>
      }
    >
      {tools.length > 0 && (
        <ul className="border-line border-t">
          {tools.map((tool, index) => (
            <ToolRow
              key={tool.key}
              tool={tool}
              path={`tools.${index}`}
              form={form}
              isOpen={openKey === tool.key || form.problemAt(`tools.${index}`) !== undefined}
              onToggle={() => setOpenKey((open) => (open === tool.key ? undefined : tool.key))}
              onChange={(changes) =>
                form.set({ tools: tools.map((other) => (other === tool ? { ...tool, ...changes } : other)) })
              }
              onRemove={() => form.set({ tools: tools.filter((other) => other !== tool) })}
            />
          ))}
        </ul>
      )}
    </FormSection>
  );
}
