import DataLoader from 'dataloader';
import { aiAgentLoaders } from '../ai-agents/ai-agents.loaders.ts';
import { db } from '../db/client.ts';
import { labelsOf, type Read, type Rows, readMarksOf, rowsById, type TenantModel, usersById } from '../db/rows.ts';
import type {
  AiAgent,
  ApiKey,
  Attachment,
  CallSession,
  CallTranscript,
  CallTurn,
  ConversationRead,
  Label,
  Organization,
  Plan,
  User,
  WebhookSubscription,
  Workflow,
  WorkflowRun,
} from '../generated/prisma/client.ts';
import { knowledgeLoaders } from '../knowledge/knowledge.loaders.ts';
import { RowLoader } from './row-loader.ts';

type Row = { id: string };

/** Rows by id, all in one query, in the order asked for; null where there is none. */
function byId<T extends Row>(read: (ids: string[]) => Promise<T[]>) {
  return new DataLoader<string, T | null>(async (ids) => {
    const rows = new Map((await read([...ids])).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** The same for rows that are read by a statement of their own (db/rows.ts). */
function rowById<T extends Row>(read: (ids: readonly string[]) => Read<T> | null) {
  return new RowLoader<T, T | null>({
    read,
    values: (rows, ids) => {
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    },
  });
}

function loadersOf(organizationId: string | null) {
  const tenant = (ids: string[]) => ({ organizationId: organizationId ?? '', id: { in: ids } });
  const scoped = <T extends Row>(read: (ids: string[]) => Promise<T[]>) =>
    byId<T>((ids) => (organizationId ? read(ids) : Promise.resolve([])));
  const hot = <M extends TenantModel>(model: M) =>
    rowById<Rows[M]>((ids) => (organizationId ? rowsById(model, organizationId, ids) : null));
  return {
    user: rowById<User>(usersById),
    organization: scoped<Organization>((ids) => db.organization.findMany({ where: { id: { in: ids } } })),
    apiKey: scoped<ApiKey>((ids) => db.apiKey.findMany({ where: tenant(ids) })),
    channel: hot('Channel'),
    contact: hot('Contact'),
    conversation: hot('Conversation'),
    message: hot('Message'),
    aiAgent: scoped<AiAgent>((ids) => db.aiAgent.findMany({ where: tenant(ids) })),
    ...aiAgentLoaders(organizationId),
    ...knowledgeLoaders(organizationId),
    workflow: scoped<Workflow>((ids) => db.workflow.findMany({ where: tenant(ids) })),
    workflowRun: scoped<WorkflowRun>((ids) => db.workflowRun.findMany({ where: tenant(ids) })),
    callSession: scoped<CallSession>((ids) => db.callSession.findMany({ where: tenant(ids) })),
    callTurn: scoped<CallTurn>((ids) => db.callTurn.findMany({ where: tenant(ids) })),
    /** Of an ended call, by the call's id. */
    transcriptOfCall: new DataLoader<string, CallTranscript | null>(async (callSessionIds) => {
      if (!organizationId) return callSessionIds.map(() => null);
      const rows = await db.callTranscript.findMany({
        where: { organizationId, callSessionId: { in: [...callSessionIds] } },
      });
      const byCall = new Map(rows.map((row) => [row.callSessionId, row]));
      return callSessionIds.map((id) => byCall.get(id) ?? null);
    }),
    webhookSubscription: scoped<WebhookSubscription>((ids) => db.webhookSubscription.findMany({ where: tenant(ids) })),
    plan: byId<Plan>((ids) => db.plan.findMany({ where: { id: { in: ids } } })),
    /** Labels of a conversation, by name. */
    labels: new RowLoader<Label & { conversationId: string }, Label[]>({
      read: (conversationIds) => (organizationId ? labelsOf(organizationId, conversationIds) : null),
      values: (rows, conversationIds) => {
        const byConversation = Map.groupBy(rows, ({ conversationId }) => conversationId);
        return conversationIds.map((id) => byConversation.get(id) ?? []);
      },
    }),
    /** Stored attachments of a message, the oldest first. */
    attachments: new DataLoader<string, Attachment[]>(async (messageIds) => {
      if (!organizationId) return messageIds.map(() => []);
      const rows = await db.attachment.findMany({
        where: { organizationId, messageId: { in: [...messageIds] }, storedAt: { not: null } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      const byMessage = Map.groupBy(rows, ({ messageId }) => messageId);
      return messageIds.map((id) => byMessage.get(id) ?? []);
    }),
    /** Read marks of all members in a conversation, the furthest first. */
    reads: new DataLoader<string, ConversationRead[]>(async (conversationIds) => {
      if (!organizationId) return conversationIds.map(() => []);
      const rows = await db.conversationRead.findMany({
        where: { organizationId, conversationId: { in: [...conversationIds] } },
        orderBy: [{ lastReadSeq: 'desc' }, { userId: 'asc' }],
      });
      const byConversation = Map.groupBy(rows, ({ conversationId }) => conversationId);
      return conversationIds.map((id) => byConversation.get(id) ?? []);
    }),
    /** Read marks of one member, by `userId:conversationId`. */
    readMark: new RowLoader<ConversationRead, ConversationRead | null>({
      read: (keys) => {
        const pairs = keys.map((key) => key.split(':') as [string, string]);
        const userIds = [...new Set(pairs.map(([userId]) => userId))];
        const conversationIds = pairs.map(([, conversationId]) => conversationId);
        return organizationId ? readMarksOf(organizationId, userIds, conversationIds) : null;
      },
      values: (rows, keys) => {
        const marks = new Map(rows.map((row) => [`${row.userId}:${row.conversationId}`, row]));
        return keys.map((key) => marks.get(key) ?? null);
      },
    }),
  };
}

export type Loaders = ReturnType<typeof loadersOf>;

/** Made when the first is used: ten thousand sockets that wait for events need none. */
class LazyLoaders {
  readonly #organizationId: string | null;
  #made: Loaders | null = null;

  constructor(organizationId: string | null) {
    this.#organizationId = organizationId;
  }

  get made(): Loaders {
    this.#made ??= loadersOf(this.#organizationId);
    return this.#made;
  }
}

for (const name of Object.keys(loadersOf(null)) as (keyof Loaders)[]) {
  Object.defineProperty(LazyLoaders.prototype, name, {
    get(this: LazyLoaders) {
      return this.made[name];
    },
  });
}

/** One set for a request: its reads are batched, and all stay inside one organization. */
export function createLoaders(organizationId: string | null): Loaders {
  return new LazyLoaders(organizationId) as unknown as Loaders;
}
