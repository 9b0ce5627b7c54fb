import { useEffect, useRef } from 'react';
import { useClient, useQuery } from 'urql';
import { usePermission, useViewer } from '@/features/workspace/workspace-provider';
import type { Inbox_AiFragmentFragment as Ai } from '@/gql/graphql';
import { useConnectionState } from '@/lib/realtime/connection';
import { useWorkspace } from '../workspace/workspace-provider';
import { AiAgentNames, ConversationAi } from './conversation-documents';
import type { ConversationItem } from './conversation-item';
import type { ConversationActions } from './use-conversation-actions';

type Agent = { id: string; name: string };

/** Whom a conversation would be given to: the one it had, its channel's, or the first that answers at all. */
function successor(ai: Ai | undefined, active: readonly Agent[]): Agent | undefined {
  const isActive = ({ id }: Agent) => active.some((agent) => agent.id === id);
  return [ai?.aiAgent, ai?.channel.aiAgent].find((agent) => agent && isActive(agent)) ?? active[0];
}

/** Who is in control of a conversation, and how that changes hands. */
export function useAiControl(item: ConversationItem | undefined, ai: Ai | undefined, actions: ConversationActions) {
  const userId = useViewer().user?.id;
  const canWrite = usePermission('conversations:write');
  const { connection } = useWorkspace();
  const isConnected = ['live', 'catchingUp'].includes(useConnectionState(connection));
  const [{ data }] = useQuery({ query: AiAgentNames, pause: !usePermission('ai-agents:read') });
  const active = data?.aiAgents.nodes.filter(({ status }) => status === 'ACTIVE') ?? [];
  const isAi = item?.handledBy === 'AI';
  useFreshAgent(item?.id, isAi);

  const next = successor(ai, active);
  const canAct = canWrite && isConnected;
  const takeOver = isAi && canAct && userId ? () => void actions.takeOver(userId) : undefined;
  const giveBack = !isAi && canAct && next ? () => void actions.giveToAi(next.id) : undefined;
  return {
    isAi,
    /** Whether there is any AI to speak of. */
    isShown: Boolean(isAi || ai?.aiAgent || ai?.channel.aiAgent || active.length > 0),
    isConnected,
    isOwn: item?.assigneeId != null && item.assigneeId === userId,
    agent: isAi ? ai?.aiAgent : next,
    takeOver,
    giveBack,
    /** The key does what the button says. */
    toggle: takeOver ?? giveBack,
  };
}

export type AiControl = ReturnType<typeof useAiControl>;

/** Events do not say which AI agent took a conversation that people had. */
function useFreshAgent(id: string | undefined, isAi: boolean): void {
  const client = useClient();
  const wasAi = useRef<boolean>(undefined);
  useEffect(() => {
    if (!id) return;
    if (isAi && wasAi.current === false) {
      void client.query(ConversationAi, { id }, { requestPolicy: 'network-only' }).toPromise();
    }
    wasAi.current = isAi;
  }, [id, isAi, client]);
}
