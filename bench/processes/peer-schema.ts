/**
 * A schema written as the guides of Pothos and its Prisma plugin say, for both plain servers. No permissions and no
 * row-level security: the organization is a filter.
 */
import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import { PrismaPg } from '@prisma/adapter-pg';
import type PrismaTypes from './generated/pothos.ts';
import { getDatamodel } from './generated/pothos.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import {
  AuthorType,
  ConversationPriority,
  ConversationStatus,
  MessageKind,
  MessageStatus,
} from './generated/prisma/enums.ts';

const { POSTGRES_URL, ORGANIZATION_ID: organizationId = '', USER_ID: userId = '' } = process.env;

export type MessageAdded = {
  cursor: string;
  type: string;
  message: Record<'id' | 'kind' | 'authorType' | 'body' | 'status' | 'createdAt', string> & { seq: number };
};

export type Context = {
  publish: (topic: string, event: MessageAdded) => unknown;
  follow: (topic: string) => AsyncIterable<MessageAdded> | Promise<AsyncIterable<MessageAdded>>;
};

type Scalars = { DateTime: { Input: Date; Output: Date } };

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: POSTGRES_URL }) });

const builder = new SchemaBuilder<{ PrismaTypes: PrismaTypes; Scalars: Scalars; Context: Context }>({
  plugins: [PrismaPlugin],
  prisma: { client: prisma, dmmf: getDatamodel() },
});

builder.scalarType('DateTime', {
  serialize: (date) => date.toISOString(),
  parseValue: (text) => new Date(String(text)),
});

const status = builder.enumType(ConversationStatus, { name: 'ConversationStatus' });
const priority = builder.enumType(ConversationPriority, { name: 'ConversationPriority' });
const authorType = builder.enumType(AuthorType, { name: 'AuthorType' });
const kind = builder.enumType(MessageKind, { name: 'MessageKind' });
const messageStatus = builder.enumType(MessageStatus, { name: 'MessageStatus' });

builder.prismaObject('Contact', {
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name', { nullable: true }),
    email: t.exposeString('email', { nullable: true }),
  }),
});

builder.prismaObject('User', {
  fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name') }),
});

builder.prismaObject('Conversation', {
  fields: (t) => ({
    id: t.exposeID('id'),
    status: t.expose('status', { type: status }),
    priority: t.expose('priority', { type: priority }),
    lastMessageAt: t.expose('lastMessageAt', { type: 'DateTime' }),
    lastMessagePreview: t.exposeString('lastMessagePreview', { nullable: true }),
    lastMessageAuthor: t.expose('lastMessageAuthor', { type: authorType, nullable: true }),
    waitingSince: t.expose('waitingSince', { type: 'DateTime', nullable: true }),
    contact: t.relation('contact'),
    assignee: t.relation('assignee', { nullable: true }),
    unreadCount: t.int({
      select: { inboundCount: true, reads: { where: { userId }, select: { inboundRead: true } } },
      resolve: ({ inboundCount, reads }) => Math.max(0, inboundCount - (reads[0]?.inboundRead ?? 0)),
    }),
  }),
});

builder.prismaObject('Message', {
  fields: (t) => ({
    id: t.exposeID('id'),
    seq: t.exposeInt('seq'),
    kind: t.expose('kind', { type: kind }),
    authorType: t.expose('authorType', { type: authorType }),
    body: t.exposeString('body'),
    status: t.expose('status', { type: messageStatus }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    user: t.relation('user', { nullable: true }),
    contact: t.relation('contact', { nullable: true }),
  }),
});

builder.queryType({
  fields: (t) => ({
    conversations: t.prismaField({
      type: ['Conversation'],
      resolve: (query) =>
        prisma.conversation.findMany({
          ...query,
          where: { organizationId, status: { in: ['OPEN', 'PENDING'] } },
          orderBy: [{ lastMessageAt: 'desc' }, { id: 'desc' }],
          take: 50,
        }),
    }),
    messages: t.prismaField({
      type: ['Message'],
      args: { conversationId: t.arg.id({ required: true }) },
      resolve: (query, _root, { conversationId }) =>
        prisma.message.findMany({
          ...query,
          where: { organizationId, conversationId: String(conversationId) },
          orderBy: { seq: 'desc' },
          take: 50,
        }),
    }),
  }),
});

const AddedMessage = builder.objectRef<MessageAdded['message']>('AddedMessage').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    seq: t.exposeInt('seq'),
    kind: t.exposeString('kind'),
    authorType: t.exposeString('authorType'),
    body: t.exposeString('body'),
    status: t.exposeString('status'),
    createdAt: t.exposeString('createdAt'),
  }),
});

const MessageAddedEvent = builder.objectRef<MessageAdded>('MessageAddedEvent').implement({
  fields: (t) => ({
    cursor: t.exposeString('cursor'),
    type: t.exposeString('type'),
    message: t.expose('message', { type: AddedMessage }),
  }),
});

let seq = 0;

builder.mutationType({
  fields: (t) => ({
    publish: t.boolean({
      args: { topic: t.arg.string({ required: true }), body: t.arg.string({ required: true }) },
      resolve: async (_root, { topic, body }, context) => {
        seq += topic === 'quiet' ? 0 : 1;
        const message = { id: `message-${seq}`, seq, kind: 'REPLY', authorType: 'AGENT', body, status: 'SENT' };
        const createdAt = new Date().toISOString();
        await context.publish(topic, {
          cursor: `${seq}-00000000`,
          type: 'MESSAGE_CREATED',
          message: { ...message, createdAt },
        });
        return true;
      },
    }),
  }),
});

builder.subscriptionType({
  fields: (t) => ({
    messageAdded: t.field({
      type: MessageAddedEvent,
      args: { topic: t.arg.string({ required: true }) },
      subscribe: async (_root, { topic }, context) => context.follow(topic),
      resolve: (event: MessageAdded) => event,
    }),
  }),
});

export const schema = builder.toSchema();
