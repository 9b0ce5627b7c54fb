import { asPlatform, db } from '../db/client.ts';
import type { Membership, Organization } from '../generated/prisma/client.ts';
import type { Actor } from './actor.ts';

export type ViewerDetails = {
  name: string;
  email: string | null;
  emailVerifiedAt: Date | null;
  hasPassword: boolean;
};

const unverified = { emailVerifiedAt: null, hasPassword: false };

/** Name and address of whoever sends the request. */
export async function describeViewer(actor: Actor): Promise<ViewerDetails> {
  const { kind, organizationId } = actor;
  const id = actor.id ?? '';
  if (kind === 'user') {
    const user = await db.user.findFirst({ where: { id } });
    return {
      name: user?.name ?? '',
      email: user?.email ?? null,
      emailVerifiedAt: user?.emailVerifiedAt ?? null,
      hasPassword: user?.passwordHash != null,
    };
  }
  if (kind === 'apiKey' && organizationId) {
    const key = await db.apiKey.findFirst({ where: { organizationId, id } });
    return { name: key?.name ?? '', email: null, ...unverified };
  }
  const contact = organizationId ? await db.contact.findFirst({ where: { organizationId, id } }) : null;
  return { name: contact?.name ?? '', email: contact?.email ?? null, ...unverified };
}

/** The person's memberships in all organizations, the oldest first, each with its organization. */
export function membershipsOf(actor: Actor): Promise<(Membership & { organization: Organization })[]> {
  const { kind, id } = actor;
  if (kind !== 'user' || !id) return Promise.resolve([]);
  return asPlatform("find the user's organizations", (platform) =>
    platform.membership.findMany({
      where: { userId: id, organization: { deletedAt: null } },
      include: { organization: true },
      orderBy: { createdAt: 'asc' },
    }),
  );
}
