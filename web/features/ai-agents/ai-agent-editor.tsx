'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { classNames } from '@/components/ui/class-names';
import { FormProblem } from '@/components/ui/form-problem';
import { Tabs } from '@/components/ui/tabs';
import { useToast } from '@/components/ui/toasts';
import { usePermission } from '@/features/workspace/workspace-provider';
import { readFragment } from '@/gql';
import type { AiAgents_AiAgentFragmentFragment as AiAgent } from '@/gql/graphql';
import { useUnsaved } from '@/lib/forms/unsaved';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { AiAgentChoices, AiAgentFragment, CreateAiAgent, UpdateAiAgent } from './ai-agent-documents';
import { type AiAgentDraft, toDraft, toInput } from './ai-agent-draft';
import { AiAgentFields } from './ai-agent-fields';
import { EditorHeader } from './editor-header';
import { LocalNotice } from './local-notice';
import { TestChat } from './test-chat';
import { useAiAgentForm } from './use-ai-agent-form';

const formId = 'ai-agent';
type Side = 'form' | 'test';

/** The form, and beside it the test chat; on a narrow screen one of them at a time. */
export function AiAgentEditor({ agent }: { agent: AiAgent | undefined }) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const canWrite = usePermission('ai-agents:write');
  const [side, setSide] = useState<Side>('form');
  const [, create] = useMutation(CreateAiAgent);
  const [, update] = useMutation(UpdateAiAgent);
  const [{ data: choices }] = useQuery({ query: AiAgentChoices, requestPolicy: 'cache-and-network' });
  const ownTimeZone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, []);

  const save = async (draft: AiAgentDraft) => {
    const input = toInput(draft);
    if (!agent) {
      const { data, error } = await create({ input });
      if (error || !data) return error && toAppError(error);
      form.reset(draft);
      router.replace(`/ai-agents/${readFragment(AiAgentFragment, data.createAiAgent.aiAgent).id}`);
      return;
    }
    const { data, error } = await update({ input: { id: agent.id, ...input } });
    if (error) return toAppError(error);
    if (data) form.reset(toDraft(readFragment(AiAgentFragment, data.updateAiAgent.aiAgent), ownTimeZone));
    toast({ tone: 'success', text: t('common.saved') });
  };
  const form = useAiAgentForm({ initial: toDraft(agent, ownTimeZone), submit: save });
  useUnsaved(form.isChanged);

  return (
    <main className="flex min-h-0 grow flex-col">
      <EditorHeader agent={agent} formId={formId} busy={form.busy} isChanged={form.isChanged} />
      {canWrite && (
        <div className="border-line border-b p-2 desktop:hidden">
          <Tabs
            label={t('nav.aiAgents')}
            value={side}
            onChange={setSide}
            choices={[
              { value: 'form', label: t('aiAgents.edit') },
              { value: 'test', label: t('aiAgents.test') },
            ]}
          />
        </div>
      )}
      <div className="flex min-h-0 grow">
        <div className={classNames('min-w-0 grow overflow-y-auto', side === 'test' && 'max-desktop:hidden')}>
          <form id={formId} {...form.formProps} className="mx-auto max-w-180 px-4 py-6 tablet:px-8">
            {choices?.aiServer.provider === 'LOCAL' && <LocalNotice />}
            <FormProblem error={form.problem} />
            {!canWrite && <p className="pb-4 text-list text-muted">{t('settings.askAdmin')}</p>}
            {/* Whoever may only read can read it as well as whoever may write. */}
            <fieldset
              disabled={!canWrite}
              className="[&>section:first-child]:border-0 [&>section:first-child]:pt-0 [&_:is(input,select,textarea):disabled]:border-line [&_:is(input,select,textarea):disabled]:opacity-100"
            >
              <AiAgentFields form={form} choices={choices} agentId={agent?.id} />
            </fieldset>
          </form>
        </div>
        {canWrite && (
          <aside
            aria-label={t('aiAgents.test')}
            className={classNames(
              'flex min-w-0 border-line desktop:w-100 desktop:shrink-0 desktop:border-l wide:w-110',
              side === 'test' ? 'max-desktop:grow' : 'max-desktop:hidden',
            )}
          >
            <TestChat agentId={agent?.id} name={agent?.name ?? ''} isChanged={form.isChanged} />
          </aside>
        )}
      </div>
    </main>
  );
}
