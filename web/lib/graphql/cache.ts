import {
  cacheExchange,
  type Entity,
  type KeyingConfig,
  type OptimisticMutationConfig,
  type UpdatesConfig,
} from '@urql/exchange-graphcache';

/** Types without an id of their own live inside their parent. */
const withoutId = [
  'ConversationCounts',
  'MessageAuthor',
  'PageInfo',
  'QueryOrganizationsConnection',
  'QueryMembersConnection',
  'QueryApiKeysConnection',
  'QueryLabelsConnection',
  'QueryInvitationsConnection',
  'QuerySavedRepliesConnection',
  'QueryAuditLogsConnection',
  'Actor',
  'QueryChannelsConnection',
  'QueryContactsConnection',
  'QueryConversationsConnection',
  'ContactConversationsConnection',
  'ConversationMessagesConnection',
  'QueryKnowledgeSourcesConnection',
  'KnowledgeSourceDocumentsConnection',
  'KnowledgeDocumentChunksConnection',
  'KnowledgeSearchResult',
  'KnowledgeHit',
  'SearchHighlight',
  'HighlightPart',
  'QueryAiAgentsConnection',
  'AiServer',
  'AiAnswerDetails',
  'AiToolCall',
  'RetrievedChunk',
  'Citation',
];

const keys: KeyingConfig = Object.fromEntries(withoutId.map((type) => [type, () => null]));

type ById = { id: string };

/** An object that a list brought needs no request of its own, unless the server has said that it does not exist. */
const byId =
  (typename: string, fieldName: string) =>
  (_parent: unknown, args: ById, cache: { resolve: (entity: Entity, field: string, args: ById) => unknown }) =>
    cache.resolve('Query', fieldName, args) === null ? null : { __typename: typename, id: args.id };

/** The normalised cache; what writes do to lists is the business of the feature that owns the list. */
export function createCacheExchange(updates: UpdatesConfig, optimistic: OptimisticMutationConfig) {
  return cacheExchange({
    keys,
    updates,
    optimistic,
    possibleTypes: {
      InboxEvent: [
        'CaughtUpEvent',
        'HiddenEvent',
        'MessageAddedEvent',
        'ConversationChangedEvent',
        'ContactChangedEvent',
        'ConversationReadEvent',
        'OrganizationChangedEvent',
      ],
    },
    resolvers: {
      Query: {
        conversation: byId('Conversation', 'conversation'),
        contact: byId('Contact', 'contact'),
      },
    },
  });
}
