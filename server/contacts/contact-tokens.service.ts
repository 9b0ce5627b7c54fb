import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { signContactToken } from '../auth/tokens.ts';
import { change, recordAudit, type Written } from '../events/change.ts';
import type { Contact } from '../generated/prisma/client.ts';
import { findContact } from './contacts.service.ts';

export type ContactToken = { contact: Contact; token: string; expiresAt: Date };

/**
 * A token with which a contact's own app or widget reads and writes that contact's conversations, and nothing else:
 * no notes, no colleagues, no other contacts. It holds for a day.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function createContactToken(actor: Actor, contactId: string): Promise<Written<ContactToken>> {
  const member = authorizeStaff(actor, 'contacts:write');
  const contact = await findContact(actor, contactId);
  const { token, expiresAt } = await signContactToken(contact.id, member.organizationId);
  return change(member, async (current) => {
    recordAudit(current, { action: 'contact.token', targetType: 'Contact', targetId: contact.id });
    return { contact, token, expiresAt };
  });
}
