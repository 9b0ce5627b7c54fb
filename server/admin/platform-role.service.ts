import { type Actor, authorizePlatform } from '../auth/actor.ts';
import { forgetIdentities } from '../auth/identities.ts';
import { isConfiguredAdmin, platformAdmins } from '../auth/platform-admins.ts';
import type { Tx } from '../db/client.ts';
import { AppError, notFound } from '../errors.ts';
import { change, recordAudit, type Written } from '../events/change.ts';
import type { PlatformRole, User } from '../generated/prisma/client.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';

async function keepAnAdmin(tx: Tx, leaving: User): Promise<void> {
  if (isConfiguredAdmin(leaving)) {
    throw new AppError('CONFLICT', `${leaving.email} is a platform admin by PLATFORM_ADMIN_EMAILS; remove it there.`);
  }
  const others = await tx.user.count({ where: { AND: [platformAdmins(), { id: { not: leaving.id } }] } });
  if (others === 0) throw new AppError('CONFLICT', 'The platform always keeps an admin; make somebody else one first.');
}

/**
 * Makes somebody a platform admin, or no longer. The audit row is in the platform's own organization.
 * @throws FORBIDDEN, NOT_FOUND, CONFLICT for the last admin and for one who is it by configuration
 */
export async function setPlatformRole(actor: Actor, userId: string, role: PlatformRole): Promise<Written<User>> {
  authorizePlatform(actor);
  const written = await change({ ...actor, organizationId: platformOrganizationId }, async (current) => {
    // One at a time, so that the last two admins cannot leave at once.
    await current.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('platform-admins', 0))`;
    const before = await current.tx.user.findUnique({ where: { id: userId } });
    if (!before) throw notFound('User');
    if (role === 'NONE') await keepAnAdmin(current.tx, before);
    if (before.platformRole === role) return before;
    recordAudit(current, {
      action: 'user.set_platform_role',
      targetType: 'User',
      targetId: userId,
      diff: { platformRole: { from: before.platformRole, to: role } },
    });
    return current.tx.user.update({ where: { id: userId }, data: { platformRole: role } });
  });
  forgetIdentities({ userId, changed: true });
  return written;
}
