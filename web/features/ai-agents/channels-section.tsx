'use client';

import { channelIcons } from '@/features/inbox/channel-mark';
import type { AiAgentChoicesQuery as Choices } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { CheckList } from './check-list';
import { FormSection } from './form-section';
import type { AiAgentForm } from './use-ai-agent-form';

type Props = { form: AiAgentForm; choices: Choices | undefined; agentId: string | undefined };

/** Where it answers. A channel has one AI agent: choosing it here takes it from another. */
export function ChannelsSection({ form, choices, agentId }: Props) {
  const t = useT();
  return (
    <FormSection title={t('settings.channels')} lead={t('aiAgents.channelsLead')}>
      <CheckList
        label={t('settings.channels')}
        hidesLabel
        error={form.problemAt('channelIds')}
        choices={(choices?.channels.nodes ?? []).map(({ id, name, type, aiAgent }) => ({
          id,
          label: name,
          icon: channelIcons[type],
          hint:
            aiAgent && aiAgent.id !== agentId ? t('aiAgents.channelOf', { name: aiAgent.name }) : t(`channel.${type}`),
        }))}
        chosen={form.draft.channelIds}
        onChange={(chosen) => form.set({ channelIds: chosen })}
      />
    </FormSection>
  );
}
