import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { readId } from '../graphql/ids.ts';
import { nobody } from '../graphql/scoped-id.ts';
import { findAttachment, listAttachments } from './attachments.service.ts';
import { Conversation } from './conversation.schema.ts';
import { Message } from './message.schema.ts';

const Attachment = builder.prismaNode('Attachment', {
  description: 'A file in a conversation. It is shown when all its bytes are stored, not before.',
  id: { resolve: (attachment) => attachment.id, description: 'att_…' },
  findUnique: (id, { actor }) => ({
    organizationId_id: { organizationId: actor.organizationId ?? nobody, id },
    storedAt: { not: null },
    ...(actor.kind === 'contact' && {
      message: { kind: 'REPLY' as const, conversation: { contactId: actor.id ?? nobody } },
    }),
  }),
  nullable: true,
  authScopes: { permission: 'messages:read' },
  fields: (t) => ({
    fileName: t.exposeString('fileName', { description: 'As the sender called it.' }),
    contentType: t.exposeString('contentType', { description: 'Media type, for example image/png.' }),
    sizeBytes: t.exposeInt('sizeBytes', { description: 'How many bytes it has.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was sent.' }),
  }),
});

builder.prismaObjectField(Message, 'attachments', (t) =>
  t.field({
    type: [Attachment],
    description: 'Its files, the oldest first.',
    resolve: ({ id, kind }, _args, { actor, loaders }) =>
      actor.kind === 'contact' && kind !== 'REPLY' ? [] : loaders.attachments.load(id),
  }),
);

builder.objectField(Conversation, 'attachments', (t) =>
  t.connection({
    type: Attachment,
    description: 'All files of the conversation, newest first; contacts see those of replies only.',
    resolve: async (conversation, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listAttachments(actor, conversation.id, page));
    },
  }),
);

builder.queryField('attachment', (t) =>
  t.field({
    type: Attachment,
    nullable: true,
    description: 'One file of a conversation.',
    authScopes: { permission: 'messages:read' },
    args: { id: t.arg.id({ required: true, description: 'att_…' }) },
    resolve: (_root, { id }, { actor }) => findAttachment(actor, readId('Attachment', id)),
  }),
);
