import { asPlatform } from '../db/client.ts';
import { Prisma, type Session, type User } from '../generated/prisma/client.ts';
import type { Role } from '../generated/prisma/enums.ts';

type Person = Pick<Session, 'revokedAt' | 'lastOrganizationId'> &
  Pick<User, 'name' | 'email' | 'emailVerifiedAt' | 'platformRole'>;

type MembershipRow = { organizationId: string; role: Role; suspendedAt: Date | null };

/** A session with its person and where they work, the oldest membership first; closed organizations are left out. */
export type SessionRow = Person & { memberships: MembershipRow[] };

/**
 * Read for nearly every request of somebody who sends fewer than one a second, so by a statement of its own.
 * @param wanted an organization; the others are not read, since somebody may belong to hundreds
 */
export async function readSession(
  sessionId: string,
  userId: string,
  wanted: string | null,
): Promise<SessionRow | null> {
  const only = wanted ? Prisma.sql`AND m.organization_id = ${wanted}::uuid` : Prisma.empty;
  type Row = Person & (MembershipRow | { organizationId: null });
  const rows = await asPlatform('authenticate an access token', (platform) =>
    platform.$queryRaw<Row[]>(Prisma.sql`
      SELECT s.revoked_at AS "revokedAt", s.last_organization_id AS "lastOrganizationId", u.name, u.email,
             u.email_verified_at AS "emailVerifiedAt", u.platform_role AS "platformRole",
             m.organization_id AS "organizationId", m.role, o.suspended_at AS "suspendedAt"
      FROM sessions s JOIN users u ON u.id = s.user_id
      LEFT JOIN (memberships m JOIN organizations o ON o.id = m.organization_id AND o.deleted_at IS NULL)
        ON m.user_id = u.id ${only}
      WHERE s.id = ${sessionId}::uuid AND s.user_id = ${userId}::uuid
      ORDER BY m.created_at, m.id`),
  );
  const [first] = rows;
  return first ? { ...first, memberships: rows.filter((row) => row.organizationId !== null) } : null;
}
