import type { Cache, UpdatesConfig } from '@urql/exchange-graphcache';
import { labelledConversations } from '@/features/labels/labelled-conversations';
import { readFragment } from '@/gql';
import type { ConversationFilter, InboxEventsSubscription, SendMessageMutation } from '@/gql/graphql';
import { addPageToFirst, firstPagesOf } from '@/lib/graphql/connections';
import { insertBySeq } from '@/lib/graphql/insert-by-seq';
import { ConversationFragment, MessageFragment, ReadStateFragment } from './inbox-documents';
import { afterMessage, afterRead, type Counted } from './read-state';
import type { ReadStates } from './read-states';
import type { StoredMessage } from './thread-rows';
import { belongsToView } from './views';

type Options = {
  viewerId: string;
  readStates: ReadStates;
  /** What is known of a conversation is not all, or no longer so: it has to be asked for. */
  onStaleConversation: (id: string) => void;
};

type Masked = NonNullable<SendMessageMutation['sendMessage']['conversation']>;

/** How many messages of the contact lie behind one number and up to another; nothing where one of them is not known. */
function countInbound(cache: Cache, id: string, after: number, upTo: number): number | undefined {
  const authors = new Map<number, string>();
  for (const { keys } of firstPagesOf(cache, `Conversation:${id}`, 'messages')) {
    for (const key of keys)
      authors.set(cache.resolve(key, 'seq') as number, cache.resolve(key, 'authorType') as string);
  }
  const between = Array.from({ length: Math.max(0, upTo - after) }, (_, index) => authors.get(after + 1 + index));
  return between.includes(undefined) ? undefined : between.filter((author) => author === 'CONTACT').length;
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
export function createInboxUpdates({ viewerId, readStates, onStaleConversation }: Options): UpdatesConfig {
  const learn = (cache: Cache, id: string, counted: Counted) => {
    readStates.set(id, counted);
    const data = { __typename: 'Conversation', id, ...counted.state };
    cache.writeFragment(ReadStateFragment, data);
  };

  const applyEvent = (event: InboxEventsSubscription['inboxEvents'], cache: Cache) => {
    switch (event.__typename) {
      case 'MessageAddedEvent': {
        if (!event.message || !event.conversation) return;
        const { id } = readFragment(ConversationFragment, event.conversation);
        const message: StoredMessage = readFragment(MessageFragment, event.message);
        learn(cache, id, afterMessage(readStates.get(id), message));
        addToThread(cache, id, message.id);
        return offerToLists(cache, event.conversation, viewerId);
      }
      case 'ConversationChangedEvent': {
        if (!event.conversation) return;
        const { id } = readFragment(ConversationFragment, event.conversation);
        if (!readStates.get(id)) {
          const state = { lastSeq: 0, lastReadSeq: 0, unreadCount: 0 };
          learn(cache, id, { state, exact: event.type === 'CONVERSATION_CREATED' });
        }
        return offerToLists(cache, event.conversation, viewerId);
      }
      case 'ConversationReadEvent': {
        if (!event.conversation || event.userId !== viewerId) return;
        const { id } = event.conversation;
        const known = readStates.get(id);
        if (!known) return readStates.miss(id);
        return learn(
          cache,
          id,
          afterRead(known, event.lastReadSeq, (after, upTo) => countInbound(cache, id, after, upTo)),
        );
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
        const changed = ['members', 'invitations', 'channels', 'apiKeys', 'labels', 'savedReplies', 'aiAgents'];
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
        // What it does to the read state is left to its event: a message of the contact may lie before it, unseen yet.
        const { id } = readFragment(ConversationFragment, result.sendMessage.conversation);
        addToThread(cache, id, readFragment(MessageFragment, result.sendMessage.message).id);
      },
    },
    Query: {
      conversations: (_result, args, cache) => addPageToFirst(cache, 'Query', 'conversations', args ?? {}),
      auditLogs: (_result, args, cache) => addPageToFirst(cache, 'Query', 'auditLogs', args ?? {}),
      contacts: (_result, args, cache) => addPageToFirst(cache, 'Query', 'contacts', args ?? {}),
      knowledgeSources: (_result, args, cache) => addPageToFirst(cache, 'Query', 'knowledgeSources', args ?? {}),
    },
    KnowledgeSource: {
      documents: (_parent, args, cache, info) => addPageToFirst(cache, info.parentKey, 'documents', args ?? {}),
    },
    KnowledgeDocument: {
      chunks: (_parent, args, cache, info) => addPageToFirst(cache, info.parentKey, 'chunks', args ?? {}),
    },
    Conversation: {
      messages: (_parent, args, cache, info) => addPageToFirst(cache, info.parentKey, 'messages', args ?? {}),
    },
  };
}
