import type { Metadata } from 'next';
import { AiAgentsScreen } from '@/features/ai-agents/ai-agents-screen';

export const metadata: Metadata = { title: 'AI agents' };

export default function Page() {
  return <AiAgentsScreen />;
}
