import type { AiAgentChoicesQuery as Choices } from '@/gql/graphql';
import { BehaviourSection } from './behaviour-section';
import { ChannelsSection } from './channels-section';
import { HandOffSection } from './hand-off-section';
import { HoursSection } from './hours-section';
import { KnowledgeSection } from './knowledge-section';
import { ModelSection } from './model-section';
import { ToolsSection } from './tools-section';
import type { AiAgentForm } from './use-ai-agent-form';

type Props = { form: AiAgentForm; choices: Choices | undefined; agentId: string | undefined };

/** All that an AI agent is, what matters most first. */
export function AiAgentFields({ form, choices, agentId }: Props) {
  return (
    <>
      <BehaviourSection form={form} />
      <KnowledgeSection form={form} choices={choices} />
      <ChannelsSection form={form} choices={choices} agentId={agentId} />
      <HandOffSection form={form} />
      <HoursSection form={form} />
      <ModelSection form={form} server={choices?.aiServer} />
      <ToolsSection form={form} />
    </>
  );
}
