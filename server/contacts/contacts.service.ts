import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { isForeignKeyViolation, isUniqueViolation } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { Contact, Prisma } from '../generated/prisma/client.ts';
import { searchIndex } from '../search/search-index.ts';
import { parseInput } from '../validation.ts';
import { CustomAttributes, mergeAttributes } from './custom-attributes.ts';

const text = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must have at most ${max} characters`);

const ContactFields = z.object({
  externalId: text(200).nullish(),
  name: text(200).nullish(),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('is not an e-mail address')).nullish(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().-]{3,30}$/, 'is not a telephone number')
    .nullish(),
  locale: text(35).nullish(),
  timeZone: text(64).nullish(),
  customAttributes: CustomAttributes.optional(),
});

const audited = ['externalId', 'name', 'email', 'phone', 'locale', 'timeZone', 'customAttributes'] as const;

/** Newest first; `search` finds part of a name, address, number or external id, and words without their diacritics. */
export async function listContacts(actor: Actor, page: Page, search: string | null): Promise<Contact[]> {
  const { organizationId } = authorizeStaff(actor, 'contacts:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  const matches = await matching(search);
  return db.contact.findMany({ where: { AND: [{ organizationId }, where, matches] }, orderBy, take });
}

/** The most that the index adds to a list; what contains the text as it stands is found without limit. */
const indexedMost = 500;

/** The index knows words and digits, but only from their beginning; the middle of a word takes LIKE. */
async function matching(search: string | null): Promise<Prisma.ContactWhereInput> {
  const term = search?.trim();
  if (!term) return {};
  const literal = term.replace(/[\\%_]/g, '\\$&'); // LIKE would read these as wildcards
  const contains = { contains: literal, mode: 'insensitive' as const };
  const indexed = await searchIndex('CONTACT', term, indexedMost);
  const ids = indexed.map(({ id }) => id);
  return {
    OR: [{ name: contains }, { email: contains }, { phone: contains }, { externalId: contains }, { id: { in: ids } }],
  };
}

/** @throws NOT_FOUND */
export async function findContact(actor: Actor, id: string): Promise<Contact> {
  const { organizationId } = authorizeStaff(actor, 'contacts:read');
  const contact = await db.contact.findFirst({ where: { organizationId, id } });
  if (!contact) throw notFound('Contact');
  return contact;
}

/** In the caller's transaction. @throws CONFLICT when the external id is another contact's */
async function insertContact(current: Change, fields: z.output<typeof ContactFields>): Promise<Contact> {
  const { organizationId } = current.actor;
  const contact = await refuseTakenExternalId(fields.externalId, () =>
    current.tx.contact.create({
      data: { id: newId(), organizationId, ...fields, customAttributes: mergeAttributes({}, fields.customAttributes) },
    }),
  );
  appendEvent(current, { type: 'contact.created', subjectId: contact.id, contactId: contact.id });
  recordAudit(current, {
    action: 'contact.create',
    targetType: 'Contact',
    targetId: contact.id,
    diff: difference(null, contact, audited),
  });
  return contact;
}

async function refuseTakenExternalId<T>(externalId: string | null | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('CONFLICT', `Another contact has the external id ${externalId}.`);
  }
}

/** @throws VALIDATION_FAILED, FORBIDDEN, CONFLICT */
export function createContact(actor: Actor, input: unknown): Promise<Written<Contact>> {
  const member = authorizeStaff(actor, 'contacts:write');
  const fields = parseInput(ContactFields, input);
  return change(member, (current) => insertContact(current, fields));
}

/** Fields and attributes that are given change; null clears one. @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN, CONFLICT */
export function updateContact(actor: Actor, id: string, input: unknown): Promise<Written<Contact>> {
  const member = authorizeStaff(actor, 'contacts:write');
  const { organizationId } = member;
  const fields = parseInput(ContactFields, input);
  return change(member, async (current) => {
    await lockRow(current.tx, 'contacts', organizationId, id);
    const found = await current.tx.contact.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Contact');
    const customAttributes = mergeAttributes(found.customAttributes, fields.customAttributes);
    const contact = await refuseTakenExternalId(fields.externalId, () =>
      current.tx.contact.update({
        where: { organizationId_id: { organizationId, id } },
        data: { ...fields, customAttributes },
      }),
    );
    appendEvent(current, { type: 'contact.updated', subjectId: id, contactId: id });
    recordAudit(current, {
      action: 'contact.update',
      targetType: 'Contact',
      targetId: id,
      diff: difference(found, contact, audited),
    });
    return contact;
  });
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT while it has conversations or calls */
export function deleteContact(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'contacts:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    const found = await current.tx.contact.findFirst({ where: { organizationId, id } });
    try {
      const { count } = await current.tx.contact.deleteMany({ where: { organizationId, id } });
      if (count === 0) throw notFound('Contact');
    } catch (error) {
      if (isForeignKeyViolation(error)) throw new AppError('CONFLICT', 'The contact still has conversations or calls.');
      throw error;
    }
    appendEvent(current, { type: 'contact.deleted', subjectId: id, contactId: id });
    recordAudit(current, {
      action: 'contact.delete',
      targetType: 'Contact',
      targetId: id,
      diff: difference(found, null, audited),
    });
    return { id };
  });
}

export const ContactReference = z
  .object({
    id: z.uuid().nullish(),
    ...ContactFields.pick({ externalId: true, email: true, phone: true, name: true }).shape,
  })
  .refine(({ id, externalId, email, phone }) => Boolean(id || externalId || email || phone), {
    message: 'needs an id, an externalId, an email or a phone',
  });

/**
 * The contact a new conversation is with, found by id, external id, e-mail address or telephone number in this order,
 * and created when there is none. Two requests for one new contact are serialised, so they make one.
 * @throws NOT_FOUND for an unknown id
 */
export async function findOrCreateContact(
  current: Change,
  reference: z.output<typeof ContactReference>,
): Promise<Contact> {
  const { tx, actor } = current;
  const { organizationId } = actor;
  const { id, name, ...keys } = reference;
  if (id) {
    const found = await tx.contact.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Contact');
    return found;
  }
  const [field, value] = Object.entries(keys).find(([, value]) => value) ?? ['email', ''];
  const lock = `contact:${organizationId}:${field}:${value}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const found = await tx.contact.findFirst({
    where: { organizationId, [field]: value },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return found ?? insertContact(current, { ...keys, name });
}
