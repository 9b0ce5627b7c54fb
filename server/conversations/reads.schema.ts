import { User } from '../auth/user.schema.ts';
import { notFound } from '../errors.ts';
import type { ConversationRead as ConversationReadRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { Conversation } from './conversation.schema.ts';

const ConversationRead = builder.objectRef<ConversationReadRow>('ConversationRead').implement({
  description: 'How far a member has read a conversation.',
  fields: (t) => ({
    user: t.field({
      type: User,
      grantScopes: ['shown'],
      description: 'Who reads.',
      resolve: async ({ userId }, _args, { loaders }) => {
        const user = await loaders.user.load(userId);
        if (!user) throw notFound('User');
        return user;
      },
    }),
    lastReadSeq: t.exposeInt('lastReadSeq', { description: 'Number of the last message read.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the mark last moved.' }),
  }),
});

builder.prismaObjectField(Conversation, 'reads', (t) =>
  t.field({
    type: [ConversationRead],
    description: 'How far each member has read, the furthest first; not shown to contacts.',
    resolve: ({ id }, _args, { actor, loaders }) => (actor.kind === 'contact' ? [] : loaders.reads.load(id)),
  }),
);
