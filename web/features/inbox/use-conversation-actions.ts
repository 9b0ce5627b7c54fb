import { useMemo } from 'react';
import { type AnyVariables, type DocumentInput, useClient } from 'urql';
import { useToast } from '@/components/ui/toasts';
import type { ConversationPriority } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import {
  AddConversationLabels,
  AssignConversation,
  HandOffConversation,
  MarkConversationUnread,
  RemoveConversationLabels,
  ReopenConversation,
  ResolveConversation,
  ReturnConversationToAi,
  SnoozeConversation,
  UpdateConversation,
} from './conversation-documents';

/** What can be done with a conversation. Each shows at once, and says so when the server refuses. */
export function useConversationActions(id: string) {
  const client = useClient();
  const toast = useToast();
  const t = useT();
  return useMemo(() => {
    const run = async <Data, Variables extends AnyVariables>(
      document: DocumentInput<Data, Variables>,
      variables: Variables,
    ) => {
      const { error } = await client.mutation(document, variables).toPromise();
      if (!error) return true;
      const problem = toAppError(error);
      toast({ tone: 'problem', text: problem.offline ? t('error.unreachable') : problem.message });
      return false;
    };
    const reopen = () => run(ReopenConversation, { input: { id } });
    const undoable = async (done: Promise<boolean>, text: string) => {
      if (await done) toast({ tone: 'success', text, action: { label: t('common.undo'), run: () => void reopen() } });
    };
    return {
      takeOver: (assigneeId: string) => run(HandOffConversation, { input: { id, assigneeId } }),
      giveToAi: (aiAgentId: string) => run(ReturnConversationToAi, { input: { id, aiAgentId } }),
      assign: (assigneeId: string | null) => run(AssignConversation, { input: { id, assigneeId } }),
      setPriority: (priority: ConversationPriority) => run(UpdateConversation, { input: { id, priority } }),
      addLabel: (labelId: string) => run(AddConversationLabels, { input: { id, labelIds: [labelId] } }),
      removeLabel: (labelId: string) => run(RemoveConversationLabels, { input: { id, labelIds: [labelId] } }),
      reopen,
      markUnread: () => run(MarkConversationUnread, { input: { id } }),
      resolve: () => undoable(run(ResolveConversation, { input: { id } }), t('thread.resolvedToast')),
      snooze: (until: Date) =>
        undoable(run(SnoozeConversation, { input: { id, until: until.toISOString() } }), t('thread.snoozedToast')),
    };
  }, [client, toast, t, id]);
}

export type ConversationActions = ReturnType<typeof useConversationActions>;
