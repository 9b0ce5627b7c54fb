'use client';

import { ChevronRight, Trash2 } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { useT } from '@/lib/i18n/i18n-provider';
import type { ToolDraft } from './tool-draft';
import { ToolFields } from './tool-fields';
import type { AiAgentForm } from './use-ai-agent-form';

type Props = {
  tool: ToolDraft;
  path: string;
  form: AiAgentForm;
  isOpen: boolean;
  onToggle: () => void;
  onChange: (changes: Partial<ToolDraft>) => void;
  onRemove: () => void;
};

/** One line a tool, which opens to be edited; it stays open while something in it is wrong. */
export function ToolRow({ tool, path, form, isOpen, onToggle, onChange, onRemove }: Props) {
  const t = useT();
  const name = tool.name || t('aiAgents.newTool');
  return (
    <li className="border-line border-b">
      <div className="flex min-h-11 items-center gap-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          className="flex h-8 min-w-0 grow items-center gap-2 rounded-list text-left text-list hover:bg-hover"
        >
          <ChevronRight
            size={16}
            strokeWidth={1.5}
            aria-hidden
            className={classNames('shrink-0 text-muted transition-transform duration-120', isOpen && 'rotate-90')}
          />
          <code className="truncate font-mono font-medium">{name}</code>
          <span className="min-w-0 truncate text-muted">
            {tool.method} {URL.parse(tool.url)?.host}
          </span>
        </button>
        <IconButton icon={Trash2} label={t('aiAgents.removeTool', { name })} onClick={onRemove} />
      </div>
      {isOpen && <ToolFields tool={tool} path={path} form={form} onChange={onChange} />}
    </li>
  );
}
