import type { Invitation, Prisma } from '../generated/prisma/client.ts';

export const invitationStatuses = ['OPEN', 'ACCEPTED', 'REVOKED', 'EXPIRED'] as const;

export type InvitationStatus = (typeof invitationStatuses)[number];

/** Where an invitation stands now: it expires by itself. */
export function statusOf({ acceptedAt, revokedAt, expiresAt }: Invitation): InvitationStatus {
  if (acceptedAt) return 'ACCEPTED';
  if (revokedAt) return 'REVOKED';
  return expiresAt > new Date() ? 'OPEN' : 'EXPIRED';
}

/** The same as a condition. */
export function withStatus(status: InvitationStatus): Prisma.InvitationWhereInput {
  if (status === 'ACCEPTED') return { acceptedAt: { not: null } };
  if (status === 'REVOKED') return { acceptedAt: null, revokedAt: { not: null } };
  const expiresAt = status === 'OPEN' ? { gt: new Date() } : { lte: new Date() };
  return { acceptedAt: null, revokedAt: null, expiresAt };
}
