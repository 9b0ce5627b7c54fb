import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff, type Member, requireUser } from '../auth/actor.ts';
import { forgetIdentities } from '../auth/identities.ts';
import { rolePermissions } from '../auth/permissions.ts';
import { startTrial } from '../billing/subscriptions.service.ts';
import { createDefaultChannel } from '../channels/channels.service.ts';
import { asPlatform, db, type Tx } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { Organization } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { mergeSettings, OrganizationSettings } from './organization-settings.ts';

export const OrganizationName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'must have at most 120 characters');

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

const UpdateOrganization = z.object({
  name: OrganizationName.optional(),
  slug: z.string().regex(slugPattern, 'takes 1 to 60 lower-case letters, digits and dashes').optional(),
  settings: z.record(z.string(), z.unknown()).optional(), // merged, then parsed
});

/** The actor that a person is in an organization that is being created for them. */
export function ownerOf(actor: Actor, userId: string, organizationId: string): Member {
  return { ...actor, kind: 'user', id: userId, organizationId, role: 'OWNER', permissions: rolePermissions.OWNER };
}

/** A new organization with its owner, its default API channel and its trial, in the caller's transaction. */
export async function provisionOrganization(current: Change, name: string): Promise<Organization> {
  const { tx, actor } = current;
  const { organizationId } = actor;
  if (!actor.id) throw new Error('an organization needs an owner');
  const organization = await tx.organization.create({
    data: { id: organizationId, name, slug: await freeSlug(tx, name), settings: OrganizationSettings.parse({}) },
  });
  const membership = await tx.membership.create({
    data: { id: newId(), organizationId, userId: actor.id, role: 'OWNER' },
  });
  appendEvent(current, { type: 'organization.created', subjectId: organizationId });
  appendEvent(current, { type: 'member.added', subjectId: membership.id, payload: { userId: actor.id } });
  recordAudit(current, {
    action: 'organization.create',
    targetType: 'Organization',
    targetId: organizationId,
    diff: difference(null, organization, ['name', 'slug']),
  });
  await createDefaultChannel(current);
  await startTrial(current);
  return organization;
}

/** Two organizations of one name at once get their slugs one after the other. */
async function freeSlug(tx: Tx, name: string): Promise<string> {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 48)
      .replace(/^-+|-+$/g, '') || 'organization';
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slug:${base}`}, 0))`;
  const taken = await asPlatform('choose a free slug', (platform) =>
    platform.organization.findUnique({ where: { slug: base }, select: { id: true } }),
  );
  return taken ? `${base}-${randomBytes(4).toString('hex')}` : base;
}

/**
 * A further organization of a signed-in person, who becomes its owner.
 * @param input.name 1 to 120 characters
 * @throws VALIDATION_FAILED, UNAUTHENTICATED
 */
export async function createOrganization(actor: Actor, input: { name: string }): Promise<Written<Organization>> {
  const { userId } = requireUser(actor);
  const name = parseInput(z.object({ name: OrganizationName }), input).name;
  const written = await change(ownerOf(actor, userId, newId()), (current) => provisionOrganization(current, name));
  forgetIdentities({});
  return written;
}

/** The current organization, or another of the same person by id. */
export async function findOrganization(actor: Actor, id: string | null): Promise<Organization> {
  const { organizationId } = authorizeStaff(actor, 'organization:read');
  if (id !== null && id !== organizationId) return findOwnOrganization(actor, id);
  const organization = await db.organization.findFirst({ where: { id: organizationId, deletedAt: null } });
  if (!organization) throw notFound('Organization');
  return organization;
}

async function findOwnOrganization(actor: Actor, id: string): Promise<Organization> {
  const organization = actor.kind === 'user' && actor.id ? await findMembersOrganization(actor.id, id) : null;
  if (!organization) throw notFound('Organization');
  return organization;
}

/** An organization that the person belongs to; null for any other. */
export function findMembersOrganization(userId: string, id: string): Promise<Organization | null> {
  return asPlatform("read one of the user's organizations", (platform) =>
    platform.organization.findFirst({ where: { id, deletedAt: null, memberships: { some: { userId } } } }),
  );
}

/** Organizations the person belongs to; for an API key its one organization. Newest first. */
export async function listOrganizations(actor: Actor, page: Page): Promise<Organization[]> {
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  const own =
    actor.kind === 'user' && actor.id
      ? { memberships: { some: { userId: actor.id } } }
      : { id: authorizeStaff(actor, 'organization:read').organizationId };
  return asPlatform("list the user's organizations", (platform) =>
    platform.organization.findMany({ where: { AND: [where, own, { deletedAt: null }] }, orderBy, take }),
  );
}

/** The actor as it stands in the organization it names: its current one, or another that it is a member of. */
async function memberOf(actor: Actor, id: string | null, permission: 'organization:write'): Promise<Member> {
  if (id === null || id === actor.organizationId) return authorizeStaff(actor, permission);
  const { userId } = requireUser(actor);
  const membership = await asPlatform("check the user's role in another organization", (platform) =>
    platform.membership.findFirst({ where: { userId, organizationId: id, organization: { deletedAt: null } } }),
  );
  if (!membership) throw notFound('Organization');
  return authorizeStaff(
    { ...actor, organizationId: id, role: membership.role, permissions: rolePermissions[membership.role] },
    permission,
  );
}

/**
 * @param id another organization of the person; null: the current one
 * @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN, CONFLICT (slug taken)
 */
export async function updateOrganization(
  actor: Actor,
  id: string | null,
  input: unknown,
): Promise<Written<Organization>> {
  const member = await memberOf(actor, id, 'organization:write');
  const { settings, ...changes } = parseInput(UpdateOrganization, input);
  if (changes.slug) await refuseTakenSlug(member.organizationId, changes.slug);
  return change(member, async (current) => {
    const { organizationId } = member;
    await lockRow(current.tx, 'organizations', organizationId, organizationId);
    const before = await current.tx.organization.findFirst({ where: { id: organizationId, deletedAt: null } });
    if (!before) throw notFound('Organization');
    const organization = await current.tx.organization.update({
      where: { id: organizationId },
      data: { ...changes, ...(settings && { settings: mergeSettings(before.settings, settings) }) },
    });
    appendEvent(current, { type: 'organization.updated', subjectId: organizationId });
    recordAudit(current, {
      action: 'organization.update',
      targetType: 'Organization',
      targetId: organizationId,
      diff: difference(before, organization, ['name', 'slug', 'settings']),
    });
    return organization;
  });
}

async function refuseTakenSlug(organizationId: string, slug: string): Promise<void> {
  const owner = await asPlatform('choose a free slug', (platform) =>
    platform.organization.findUnique({ where: { slug }, select: { id: true } }),
  );
  if (owner && owner.id !== organizationId) throw new AppError('CONFLICT', `The slug ${slug} is taken.`);
}

/**
 * Closes an organization: nobody can use it any more. Its rows are kept until the retention job removes them.
 * @throws FORBIDDEN unless the person is its owner
 */
export async function deleteOrganization(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = await memberOf(actor, id, 'organization:write');
  if (member.role !== 'OWNER') throw new AppError('FORBIDDEN', 'Only an owner may delete the organization.');
  const { cursor } = await change(member, async (current) => {
    await current.tx.organization.update({ where: { id: member.organizationId }, data: { deletedAt: new Date() } });
    appendEvent(current, { type: 'organization.deleted', subjectId: member.organizationId });
    recordAudit(current, {
      action: 'organization.delete',
      targetType: 'Organization',
      targetId: member.organizationId,
    });
  });
  forgetIdentities({ organizationId: member.organizationId });
  return { value: { id: member.organizationId }, cursor };
}
