import type { Cache, OptimisticMutationConfig } from '@urql/exchange-graphcache';
import type { ConversationPriority } from '@/gql/graphql';
import { ConversationFragment } from './inbox-documents';

type Change = Record<string, unknown>;

function changed(cache: Cache, id: string, change: Change) {
  const conversation = cache.readFragment(ConversationFragment, { __typename: 'Conversation', id });
  if (!conversation) return null;
  return {
    __typename: 'ConversationPayload',
    conversation: { ...conversation, __typename: 'Conversation', ...change },
  };
}

function userLink(cache: Cache, id: string | null | undefined) {
  const name = id && cache.resolve({ __typename: 'User', id }, 'name');
  return name ? { __typename: 'User', id, name } : null;
}

type LabelsInput = { input: { id: string; labelIds: string[] } };

/** Labels whose names are known, by name as the server sends them. */
function labelLinks(cache: Cache, ids: string[]) {
  return ids
    .map((id) => {
      const key = { __typename: 'Label', id };
      return { ...key, name: cache.resolve(key, 'name') as string | null, color: cache.resolve(key, 'color') };
    })
    .filter(({ name }) => name)
    .sort((a, b) => String(a.name).localeCompare(String(b.name)));
}

function labelIdsOf(cache: Cache, id: string): string[] {
  const keys = (cache.resolve({ __typename: 'Conversation', id }, 'labels') as string[] | undefined) ?? [];
  return keys.map((key) => key.slice('Label:'.length));
}

/** What the screen shows at once; the server's answer, or its refusal, replaces it. */
export const optimisticConversation: OptimisticMutationConfig = {
  assignConversation: ({ input }: { input: { id: string; assigneeId?: string | null } }, cache) =>
    changed(cache, input.id, {
      assignee: userLink(cache, input.assigneeId),
      // A person who is given a conversation takes it from the AI.
      ...(input.assigneeId && { handledBy: 'HUMAN' }),
    }) as never,
  handOffConversation: ({ input }: { input: { id: string; assigneeId?: string | null } }, cache) =>
    changed(cache, input.id, { handledBy: 'HUMAN', assignee: userLink(cache, input.assigneeId) }) as never,
  returnConversationToAi: ({ input }: { input: { id: string; aiAgentId: string } }, cache) => {
    const aiAgent = { __typename: 'AiAgent', id: input.aiAgentId };
    const name = cache.resolve(aiAgent, 'name');
    return changed(cache, input.id, { handledBy: 'AI', assignee: null, aiAgent: { ...aiAgent, name } }) as never;
  },
  resolveConversation: ({ input }: { input: { id: string } }, cache) =>
    changed(cache, input.id, { status: 'RESOLVED', waitingSince: null, snoozedUntil: null }) as never,
  reopenConversation: ({ input }: { input: { id: string } }, cache) =>
    changed(cache, input.id, { status: 'OPEN', snoozedUntil: null }) as never,
  snoozeConversation: ({ input }: { input: { id: string; until: string } }, cache) =>
    changed(cache, input.id, { status: 'SNOOZED', snoozedUntil: input.until }) as never,
  updateConversation: ({ input }: { input: { id: string; priority?: ConversationPriority } }, cache) =>
    changed(cache, input.id, input.priority ? { priority: input.priority } : {}) as never,
  addConversationLabels: ({ input }: LabelsInput, cache) =>
    changed(cache, input.id, {
      labels: labelLinks(cache, [...new Set([...labelIdsOf(cache, input.id), ...input.labelIds])]),
    }) as never,
  removeConversationLabels: ({ input }: LabelsInput, cache) =>
    changed(cache, input.id, {
      labels: labelLinks(
        cache,
        labelIdsOf(cache, input.id).filter((id) => !input.labelIds.includes(id)),
      ),
    }) as never,
  markConversationRead: ({ input }: { input: { id: string; seq: number } }, cache) => {
    const key = { __typename: 'Conversation', id: input.id };
    const lastSeq = cache.resolve(key, 'lastSeq') as number;
    return {
      __typename: 'ConversationPayload',
      conversation: { ...key, lastSeq, lastReadSeq: input.seq, unreadCount: 0 },
    } as never;
  },
};
