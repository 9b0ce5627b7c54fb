import type { Cache, UpdatesConfig } from '@urql/exchange-graphcache';
import { labelledConversations } from '@/features/labels/labelled-conversations';
import { readFragment } from '@/gql';
import type { ConversationFilter, InboxEventsSubscription, SendMessageMutation } from '@/gql/graphql';
import { addPageToFirst, firstPagesOf } from '@/lib/graphql/connections';
import { insertBySeq } from '@/lib/graphql/insert-by-seq';
import { ConversationFragment, MessageFragment, ReadStateFragment } from './inbox-documents';
import { afterMessage, afterRead, type ReadState } from './read-state';
import type { StoredMessage } from './thread-rows';
import { belongsToView } from './views';

type Options = {
  viewerId: string;
  /** What is known of a conversation is not all, or no longer so: it has to be asked for. */
  onStaleConversation: (id: string) => void;
};

type Masked = NonNullable<SendMessageMutation['sendMessage']['conversation']>;

function readStateOf(cache: Cache, id: string): ReadState | undefined {
  const key = `Conversation:${id}`;
  const lastSeq = cache.resolve(key, 'lastSeq') as number | undefined;
  if (lastSeq === undefined) return undefined;
  return {
    lastSeq,
    lastReadSeq: (cache.resolve(key, 'lastReadSeq') as number | undefined) ?? 0,
    unreadCount: (cache.resolve(key, 'unreadCount') as number | undefined) ?? 0,
  };
}

function writeReadState(cache: Cache, id: string, state: ReadState): void {
  const data = { __typename: 'Conversation', id, ...state };
  cache.writeFragment(ReadStateFragment, data);
}

/** Puts the conversation into every list that was read and that it now belongs to; lists hide what left them when they are drawn. */
function offerToLists(cache: Cache, masked: Masked, viewerId: string): void {
  const { id, status, handledBy, assignee, waitingSince = null } = readFragment(ConversationFragment, masked);
  const key = `Conversation:${id}`;
  for (const { connection, keys, args } of firstPagesOf(cache, 'Query', 'conversations')) {
    const view = (args?.filter as ConversationFilter | undefined)?.view;
    if (!view || keys.includes(key)) continue;
    if (belongsToView(view, { status, handledBy, assigneeId: assignee?.id ?? null, waitingSince }, viewerId)) {
      cache.link(connection, 'nodes', [key, ...keys]);
    }
  }
}

function addToThread(cache: Cache, conversationId: string, messageId: string): void {
  const seqOf = (key: string) => cache.resolve(key, 'seq') as number;
  for (const { connection, keys } of firstPagesOf(cache, `Conversation:${conversationId}`, 'messages')) {
    cache.link(connection, 'nodes', [...insertBySeq(keys, `Message:${messageId}`, seqOf)]);
  }
}

/** What events, answers and further pages do to the inbox's lists and threads. */
export function createInboxUpdates({ viewerId, onStaleConversation }: Options): UpdatesConfig {
  const learnMessage = (cache: Cache, id: string, message: StoredMessage) => {
    const known = readStateOf(cache, id);
    if (!known && message.seq > 1) onStaleConversation(id);
    writeReadState(cache, id, afterMessage(known, message));
    addToThread(cache, id, message.id);
  };

  const applyEvent = (event: InboxEventsSubscription['inboxEvents'], cache: Cache) => {
    switch (event.__typename) {
      case 'MessageAddedEvent': {
        if (!event.message || !event.conversation) return;
        const { id } = readFragment(ConversationFragment, event.conversation);
        learnMessage(cache, id, readFragment(MessageFragment, event.message));
        return offerToLists(cache, event.conversation, viewerId);
      }
      case 'ConversationChangedEvent': {
        if (!event.conversation) return;
        const { id } = readFragment(ConversationFragment, event.conversation);
        if (!readStateOf(cache, id)) {
          if (event.type !== 'CONVERSATION_CREATED') onStaleConversation(id);
          writeReadState(cache, id, { lastSeq: 0, lastReadSeq: 0, unreadCount: 0 });
        }
        return offerToLists(cache, event.conversation, viewerId);
      }
      case 'ConversationReadEvent': {
        if (!event.conversation || event.userId !== viewerId) return;
        const known = readStateOf(cache, event.conversation.id);
        if (known) writeReadState(cache, event.conversation.id, afterRead(known, event.lastReadSeq));
        return;
      }
      case 'ContactChangedEvent': {
        const fields = ['contacts', ...(event.type === 'CONTACT_DELETED' ? ['conversations'] : [])];
        if (event.type === 'CONTACT_UPDATED') return;
        for (const { fieldName, arguments: args } of cache.inspectFields('Query')) {
          if (fields.includes(fieldName)) cache.invalidate('Query', fieldName, args);
        }
        return;
      }
      case 'OrganizationChangedEvent': {
        const changed = ['members', 'invitations', 'channels', 'apiKeys', 'labels', 'savedReplies'];
        for (const { fieldName, arguments: args } of cache.inspectFields('Query')) {
          if (changed.includes(fieldName)) cache.invalidate('Query', fieldName, args);
        }
        // Asked for anew, rather than invalidated: a list that is on its way may have been read before the change.
        if (event.type === 'LABEL_UPDATED' || event.type === 'LABEL_DELETED') {
          labelledConversations(cache, event.subjectId).forEach(onStaleConversation);
        }
      }
    }
  };

  return {
    Subscription: {
      inboxEvents: (result: InboxEventsSubscription, _args, cache) => applyEvent(result.inboxEvents, cache),
    },
    Mutation: {
      sendMessage: (result: SendMessageMutation, _args, cache) => {
        const { id } = readFragment(ConversationFragment, result.sendMessage.conversation);
        learnMessage(cache, id, readFragment(MessageFragment, result.sendMessage.message));
      },
    },
    Query: {
      conversations: (_result, args, cache) => addPageToFirst(cache, 'Query', 'conversations', args ?? {}),
      auditLogs: (_result, args, cache) => addPageToFirst(cache, 'Query', 'auditLogs', args ?? {}),
      contacts: (_result, args, cache) => addPageToFirst(cache, 'Query', 'contacts', args ?? {}),
    },
    Conversation: {
      messages: (_parent, args, cache, info) => addPageToFirst(cache, info.parentKey, 'messages', args ?? {}),
    },
  };
}
