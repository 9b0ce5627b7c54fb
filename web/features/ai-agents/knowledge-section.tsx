'use client';

import Link from 'next/link';
import { sourceTypeIcons } from '@/features/knowledge/source-types';
import type { AiAgentChoicesQuery as Choices } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { CheckList } from './check-list';
import { FormSection } from './form-section';
import type { AiAgentForm } from './use-ai-agent-form';

/** What it answers from. */
export function KnowledgeSection({ form, choices }: { form: AiAgentForm; choices: Choices | undefined }) {
  const t = useT();
  const sources = choices?.knowledgeSources.nodes ?? [];
  return (
    <FormSection title={t('nav.knowledge')} lead={t('aiAgents.knowledgeLead')}>
      {choices && sources.length === 0 ? (
        <p className="text-list text-muted">
          {t('aiAgents.noKnowledge')}{' '}
          <Link href="/knowledge" className="text-accent-ink hover:underline">
            {t('aiAgents.toKnowledge')}
          </Link>
        </p>
      ) : (
        <CheckList
          label={t('nav.knowledge')}
          hidesLabel
          error={form.problemAt('knowledgeSourceIds')}
          choices={sources.map(({ id, name, type, status }) => ({
            id,
            label: name,
            icon: sourceTypeIcons[type],
            hint: status === 'READY' ? undefined : t(`aiAgents.sourceStatus.${status}`),
          }))}
          chosen={form.draft.knowledgeSourceIds}
          onChange={(chosen) => form.set({ knowledgeSourceIds: chosen })}
        />
      )}
    </FormSection>
  );
}
