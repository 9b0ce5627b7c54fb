import { AiAgent, aiAgentOf } from '../ai-agents/ai-agent.schema.ts';
import { AiAnswerDetails } from '../ai-agents/answer-details.schema.ts';
import { readAnswerDetails } from '../ai-agents/answer-details.ts';
import type { AuthorType as AuthorTypeValue, Message as MessageRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { AuthorType, MessageKind, MessageStatus } from '../graphql/enums.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import { after, readAhead } from '../graphql/row-loader.ts';
import { nobody } from '../graphql/scoped-id.ts';
import { Citation } from '../knowledge/citation.schema.ts';
import { readCitations } from '../knowledge/citations.ts';

export type Author = { type: AuthorTypeValue; id: string | null; name: string };

export const MessageAuthor = builder.objectRef<Author>('MessageAuthor').implement({
  description: 'Who wrote a message, with a name to show.',
  fields: (t) => ({
    type: t.expose('type', { type: AuthorType, description: 'Which kind of author.' }),
    id: t.exposeID('id', { nullable: true, description: 'cont_…, user_… or agt_…; null for the system and API keys.' }),
    name: t.exposeString('name', { description: 'Name to show.' }),
  }),
});

function authorOf(message: MessageRow, { loaders }: Context): Author | Promise<Author> {
  const { authorType: type, authorContactId, authorUserId, aiAgentId } = message;
  if (type === 'CONTACT' && authorContactId) {
    return after(loaders.contact.get(authorContactId), (contact) => {
      const name = contact?.name ?? contact?.email ?? contact?.phone ?? contact?.externalId ?? 'Contact';
      return { type, id: encodeNodeId('Contact', authorContactId), name };
    });
  }
  if (type === 'AGENT' && authorUserId) {
    return after(loaders.user.get(authorUserId), (user) => {
      return { type, id: encodeNodeId('User', authorUserId), name: user?.name ?? 'Agent' };
    });
  }
  if (type === 'AI' && aiAgentId) {
    return loaders.aiAgent.load(aiAgentId).then((agent) => {
      return { type, id: encodeNodeId('AiAgent', aiAgentId), name: agent?.name ?? 'AI' };
    });
  }
  return { type, id: null, name: type === 'SYSTEM' ? 'System' : 'Agent' };
}

/** What the authors of a page of messages will ask for. */
export function readAuthorsAhead(messages: readonly MessageRow[], { loaders }: Context): Promise<void> {
  return readAhead([
    [loaders.contact, messages.map(({ authorContactId }) => authorContactId)],
    [loaders.user, messages.map(({ authorUserId }) => authorUserId)],
  ]);
}

export const Message = builder.prismaNode('Message', {
  description: 'One entry of a thread. Messages are numbered 1, 2, 3 … in a conversation, without gaps.',
  id: { resolve: (message) => message.id, description: 'msg_…' },
  findUnique: (id, { actor }) => ({
    organizationId_id: { organizationId: actor.organizationId ?? nobody, id },
    ...(actor.kind === 'contact' && { kind: 'REPLY' as const, conversation: { contactId: actor.id ?? nobody } }),
  }),
  nullable: true,
  authScopes: { permission: 'messages:read' },
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: 'Its number in the conversation.' }),
    kind: t.expose('kind', { type: MessageKind, description: 'Reply, private note or activity.' }),
    authorType: t.expose('authorType', { type: AuthorType, description: 'Which kind of author.' }),
    author: t.field({
      type: MessageAuthor,
      description: 'Who wrote it.',
      resolve: (message, _args, context) => authorOf(message, context),
    }),
    body: t.exposeString('body', { description: 'Plain text, at most 8,000 characters.' }),
    clientMessageId: t.exposeString('clientMessageId', { nullable: true, description: "The sender's own id of it." }),
    status: t.expose('status', { type: MessageStatus, description: 'How far it got.' }),
    aiAgent: t.field({
      type: AiAgent,
      nullable: true,
      description: 'The AI agent that wrote it; null too for viewers that may not read AI agents.',
      resolve: aiAgentOf,
    }),
    citations: t.field({
      type: [Citation],
      description: 'Of an answer of an AI agent: what it rests on; not shown to contacts.',
      resolve: ({ citations }, _args, { actor }) => (actor.kind === 'contact' ? [] : readCitations(citations)),
    }),
    answer: t.field({
      type: AiAnswerDetails,
      nullable: true,
      description: 'Of an answer of an AI agent: how it came about; not shown to contacts.',
      resolve: ({ metadata }, _args, { actor }) => (actor.kind === 'contact' ? null : readAnswerDetails(metadata)),
    }),
    metadata: t.field({
      type: 'JSON',
      description: 'Of an activity: what happened, for example {"action": "assigned", "assigneeName": "Ana"}.',
      resolve: ({ kind, metadata }) => (kind === 'ACTIVITY' ? metadata : {}),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was stored.' }),
  }),
});
