import DataLoader from 'dataloader';
import { db } from '../db/client.ts';
import type {
  AiAgent,
  CallSession,
  CallTranscript,
  CallTurn,
  Channel,
  Contact,
  Conversation,
  KnowledgeSource,
  Label,
  Message,
  Organization,
  Plan,
  User,
  WebhookSubscription,
  Workflow,
  WorkflowRun,
} from '../generated/prisma/client.ts';

type Row = { id: string };

/** Rows by id, all in one query, in the order asked for; null where there is none. */
function byId<T extends Row>(read: (ids: string[]) => Promise<T[]>) {
  return new DataLoader<string, T | null>(async (ids) => {
    const rows = new Map((await read([...ids])).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** One set for a request: its reads are batched, and all stay inside one organization. */
export function createLoaders(organizationId: string | null) {
  const tenant = (ids: string[]) => ({ organizationId: organizationId ?? '', id: { in: ids } });
  const scoped = <T extends Row>(read: (ids: string[]) => Promise<T[]>) =>
    byId<T>((ids) => (organizationId ? read(ids) : Promise.resolve([])));
  return {
    user: byId<User>((ids) => db.user.findMany({ where: { id: { in: ids } } })),
    organization: scoped<Organization>((ids) => db.organization.findMany({ where: { id: { in: ids } } })),
    channel: scoped<Channel>((ids) => db.channel.findMany({ where: tenant(ids) })),
    contact: scoped<Contact>((ids) => db.contact.findMany({ where: tenant(ids) })),
    conversation: scoped<Conversation>((ids) => db.conversation.findMany({ where: tenant(ids) })),
    message: scoped<Message>((ids) => db.message.findMany({ where: tenant(ids) })),
    aiAgent: scoped<AiAgent>((ids) => db.aiAgent.findMany({ where: tenant(ids) })),
    knowledgeSource: scoped<KnowledgeSource>((ids) => db.knowledgeSource.findMany({ where: tenant(ids) })),
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
    labels: new DataLoader<string, Label[]>(async (conversationIds) => {
      if (!organizationId) return conversationIds.map(() => []);
      const rows = await db.conversationLabel.findMany({
        where: { organizationId, conversationId: { in: [...conversationIds] } },
        include: { label: true },
        orderBy: { label: { name: 'asc' } },
      });
      const byConversation = Map.groupBy(rows, ({ conversationId }) => conversationId);
      return conversationIds.map((id) => (byConversation.get(id) ?? []).map(({ label }) => label));
    }),
    /** Read marks of one member, by `userId:conversationId`. */
    readMark: new DataLoader<string, { lastReadSeq: number; inboundRead: number } | null>(async (keys) => {
      if (!organizationId) return keys.map(() => null);
      const pairs = keys.map((key) => key.split(':') as [string, string]);
      const rows = await db.conversationRead.findMany({
        where: {
          organizationId,
          userId: { in: [...new Set(pairs.map(([userId]) => userId))] },
          conversationId: { in: pairs.map(([, conversationId]) => conversationId) },
        },
      });
      const marks = new Map(rows.map((row) => [`${row.userId}:${row.conversationId}`, row]));
      return keys.map((key) => marks.get(key) ?? null);
    }),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
