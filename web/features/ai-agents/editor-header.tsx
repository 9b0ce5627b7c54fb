'use client';

import { ArrowLeft, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { useToast } from '@/components/ui/toasts';
import { Tooltip } from '@/components/ui/tooltip';
import { usePermission } from '@/features/workspace/workspace-provider';
import type { AiAgents_AiAgentFragmentFragment as AiAgent } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { DeleteAiAgent } from './ai-agent-documents';

type Props = { agent: AiAgent | undefined; formId: string; busy: boolean; isChanged: boolean };

/** Which one it is, and what can be done with it as a whole; it stays while the form scrolls. */
export function EditorHeader({ agent, formId, busy, isChanged }: Props) {
  const t = useT();
  const canWrite = usePermission('ai-agents:write');
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b px-2 tablet:pr-4">
      <Tooltip label={t('nav.aiAgents')}>
        <Link
          href="/ai-agents"
          aria-label={t('nav.aiAgents')}
          className="grid size-8 shrink-0 place-items-center rounded-list text-muted hover:bg-hover hover:text-ink"
        >
          <ArrowLeft size={16} strokeWidth={1.5} aria-hidden />
        </Link>
      </Tooltip>
      <h1 className="min-w-0 grow truncate font-semibold text-body">{agent?.name ?? t('aiAgents.new')}</h1>
      {canWrite && (
        <>
          {isChanged && <span className="text-meta text-muted max-tablet:hidden">{t('aiAgents.unsaved')}</span>}
          {agent && <DeleteButton agent={agent} />}
          <Button type="submit" form={formId} variant="primary" size="small" busy={busy} disabled={!isChanged}>
            {t(agent ? 'common.save' : 'common.create')}
          </Button>
        </>
      )}
    </header>
  );
}

function DeleteButton({ agent: { id, name } }: { agent: AiAgent }) {
  const t = useT();
  const toast = useToast();
  const say = useProblemText();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [, deleteAgent] = useMutation(DeleteAiAgent);
  const remove = async () => {
    const { error } = await deleteAgent({ input: { id } });
    if (error) return toast({ tone: 'problem', text: say(toAppError(error)) });
    toast({ tone: 'success', text: t('aiAgents.deleted', { name }) });
    router.push('/ai-agents');
  };
  return (
    <>
      <IconButton icon={Trash2} label={t('aiAgents.delete', { name })} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('aiAgents.deleteTitle', { name })}
        description={t('aiAgents.deleteHint')}
        action={t('common.delete')}
        onConfirm={() => void remove()}
      />
    </>
  );
}
