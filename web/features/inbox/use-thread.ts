import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useClient, useQuery } from 'urql';
import { readFragment } from '@/gql';
import { useViewer, useWorkspace } from '../workspace/workspace-provider';
import { AiFragment } from './conversation-documents';
import { toConversationItem } from './conversation-item';
import { MessageFragment } from './inbox-documents';
import { OlderMessages, ThreadQuery, threadPageSize } from './thread-documents';
import { hasGap, mergeMessages, toThreadRows } from './thread-rows';
import { useLiveAnswer } from './use-live-answer';

/** A number that is missing for longer than this was not on its way. */
const gapPatienceMs = 1_500;

export function useThread(conversationId: string) {
  const client = useClient();
  const { outbox } = useWorkspace();
  const viewer = useViewer();
  const variables = useMemo(() => ({ id: conversationId, last: threadPageSize }), [conversationId]);
  const [{ data, error, fetching }, refetch] = useQuery({ query: ThreadQuery, variables });
  const outgoing = useSyncExternalStore(outbox.subscribe, outbox.get, outbox.get);
  const [loadingOlder, setLoadingOlder] = useState(false);

  // A request that fails takes nothing off the screen.
  const lastData = useRef(data);
  if (data) lastData.current = data;
  const conversation = (data ?? lastData.current)?.conversation;
  const item = useMemo(() => (conversation ? toConversationItem(conversation) : undefined), [conversation]);
  const stored = useMemo(
    () => conversation?.messages.nodes.map((node) => readFragment(MessageFragment, node)) ?? [],
    [conversation],
  );
  const answer = useLiveAnswer(conversationId, item?.handledBy === 'AI');
  const messages = useMemo(() => {
    const me = { id: viewer.user?.id ?? viewer.id, name: viewer.name };
    return mergeMessages(
      stored,
      outgoing.filter((message) => message.conversationId === conversationId),
      me,
      answer,
    );
  }, [stored, outgoing, conversationId, viewer, answer]);

  // The line "New" stays where it was when the thread was opened, though reading moves the mark on.
  const readSeqAtOpen = useRef<number>(undefined);
  if (item) readSeqAtOpen.current ??= item.lastReadSeq;
  const readSeq = readSeqAtOpen.current ?? 0;
  const rows = useMemo(() => toThreadRows(messages, readSeq), [messages, readSeq]);

  const isIncomplete =
    item !== undefined &&
    hasGap(
      stored.map(({ seq }) => seq),
      item.lastSeq,
    );
  useEffect(() => {
    if (!isIncomplete) return;
    const timer = setTimeout(() => refetch({ requestPolicy: 'network-only' }), gapPatienceMs);
    return () => clearTimeout(timer);
  }, [isIncomplete, refetch]);

  const { hasPreviousPage: hasOlder = false, startCursor = null } = conversation?.messages.pageInfo ?? {};
  const loadOlder = async () => {
    if (!hasOlder || !startCursor || loadingOlder) return;
    setLoadingOlder(true);
    await client.query(OlderMessages, { ...variables, before: startCursor }).toPromise();
    setLoadingOlder(false);
  };

  return {
    item,
    /** Which AI agents are meant; undefined until the conversation is read. */
    ai: conversation ? readFragment(AiFragment, conversation) : undefined,
    rows,
    messages,
    error,
    refetch,
    loading: fetching && !data,
    isMissing: data?.conversation === null,
    hasOlder,
    loadingOlder,
    loadOlder,
  };
}

export type Thread = ReturnType<typeof useThread>;
