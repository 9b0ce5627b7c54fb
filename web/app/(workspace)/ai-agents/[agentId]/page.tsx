import type { Metadata } from 'next';
import { AiAgentScreen } from '@/features/ai-agents/ai-agent-screen';

export const metadata: Metadata = { title: 'AI agent' };

type Props = { params: Promise<{ agentId: string }> };

export default async function Page({ params }: Props) {
  const { agentId } = await params;
  return <AiAgentScreen key={agentId} agentId={agentId} />;
}
