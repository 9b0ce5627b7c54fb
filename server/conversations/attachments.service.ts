import { type Actor, authorize, type Member } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import type { Attachment, Prisma } from '../generated/prisma/client.ts';

/** A contact sees what was sent to it or by it, nothing of notes. */
function visibleTo(member: Member): Prisma.AttachmentWhereInput {
  const { organizationId } = member;
  const stored = { organizationId, storedAt: { not: null } };
  if (member.kind !== 'contact') return stored;
  const contactId = member.id ?? '';
  return { ...stored, message: { organizationId, kind: 'REPLY', conversation: { organizationId, contactId } } };
}

/** Attachments of a conversation whose bytes are stored, newest first. */
export function listAttachments(actor: Actor, conversationId: string, page: Page): Promise<Attachment[]> {
  const member = authorize(actor, 'messages:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.attachment.findMany({ where: { AND: [visibleTo(member), { conversationId }, where] }, orderBy, take });
}

/** @throws NOT_FOUND */
export async function findAttachment(actor: Actor, id: string): Promise<Attachment> {
  const member = authorize(actor, 'messages:read');
  const attachment = await db.attachment.findFirst({ where: { AND: [visibleTo(member), { id }] } });
  if (!attachment) throw notFound('Attachment');
  return attachment;
}
