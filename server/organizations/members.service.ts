import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { forgetIdentities } from '../auth/identities.ts';
import { rolePermissions } from '../auth/permissions.ts';
import { db, type Tx } from '../db/client.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { Membership, Role } from '../generated/prisma/client.ts';

/** Members of the current organization, the newest first. */
export function listMembers(actor: Actor, page: Page): Promise<Membership[]> {
  const { organizationId } = authorizeStaff(actor, 'members:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.membership.findMany({ where: { AND: [{ organizationId }, where] }, orderBy, take });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findMember(actor: Actor, id: string): Promise<Membership> {
  const { organizationId } = authorizeStaff(actor, 'members:read');
  const membership = await db.membership.findFirst({ where: { organizationId, id } });
  if (!membership) throw notFound('Member');
  return membership;
}

/** Locks the owners, so that two requests cannot remove the last two at once. */
async function lockMember({ tx, actor }: Change, id: string): Promise<Membership> {
  const { organizationId } = actor;
  await tx.$queryRaw`
    SELECT 1 FROM memberships WHERE organization_id = ${organizationId}::uuid AND role = 'OWNER' ORDER BY id FOR UPDATE`;
  const membership = await tx.membership.findFirst({ where: { organizationId, id } });
  if (!membership) throw notFound('Member');
  return membership;
}

async function keepAnOwner(tx: Tx, leaving: Membership): Promise<void> {
  if (leaving.role !== 'OWNER') return;
  const { organizationId, id } = leaving;
  const others = await tx.membership.count({ where: { organizationId, role: 'OWNER', id: { not: id } } });
  if (others === 0)
    throw new AppError('CONFLICT', 'An organization always keeps an owner; make somebody else one first.');
}

/** Nobody gives, or takes from somebody, more than they may do themselves. */
export function mayManage(actor: Actor, roles: Role[]): void {
  for (const role of roles) {
    const beyond = [...rolePermissions[role]].find((permission) => !actor.permissions.has(permission));
    if (beyond) throw new AppError('FORBIDDEN', `The role ${role} may do more than you: ${beyond}.`);
  }
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT for the last owner */
export async function updateMember(actor: Actor, id: string, role: Role): Promise<Written<Membership>> {
  const member = authorizeStaff(actor, 'members:write');
  const { organizationId } = member;
  const written = await change(member, async (current) => {
    const found = await lockMember(current, id);
    mayManage(actor, [found.role, role]);
    if (found.role === role) return found;
    await keepAnOwner(current.tx, found);
    appendEvent(current, { type: 'member.updated', subjectId: id, payload: { userId: found.userId, role } });
    recordAudit(current, {
      action: 'member.update',
      targetType: 'Membership',
      targetId: id,
      diff: { role: { from: found.role, to: role } },
    });
    return current.tx.membership.update({ where: { organizationId_id: { organizationId, id } }, data: { role } });
  });
  forgetIdentities({ userId: written.value.userId, organizationId, changed: true });
  return written;
}

/** Nobody takes care of these conversations any more, and everybody sees it. */
async function unassignAll(current: Change, userId: string): Promise<void> {
  const unassigned = await current.tx.conversation.updateManyAndReturn({
    where: { organizationId: current.actor.organizationId, assigneeId: userId },
    data: { assigneeId: null },
    select: { id: true, contactId: true },
  });
  for (const { id, contactId } of unassigned) {
    const payload = { assigneeName: null };
    appendEvent(current, { type: 'conversation.assigned', subjectId: id, conversationId: id, contactId, payload });
  }
}

/** Removes a member, or oneself; their conversations become unassigned. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
export async function removeMember(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'members:read');
  const { organizationId } = member;
  const { value: removed, cursor } = await change(member, async (current) => {
    const found = await lockMember(current, id);
    const leaves = member.kind === 'user' && found.userId === member.id;
    if (!leaves) {
      authorizeStaff(actor, 'members:write');
      mayManage(actor, [found.role]);
    }
    await keepAnOwner(current.tx, found);
    await unassignAll(current, found.userId);
    await current.tx.membership.delete({ where: { organizationId_id: { organizationId, id } } });
    appendEvent(current, { type: 'member.removed', subjectId: id, payload: { userId: found.userId } });
    recordAudit(current, {
      action: 'member.remove',
      targetType: 'Membership',
      targetId: id,
      diff: difference(found, null, ['role']),
    });
    return found;
  });
  forgetIdentities({ userId: removed.userId, organizationId });
  return { value: { id }, cursor };
}
