import type { Prisma, User } from '../generated/prisma/client.ts';

let reserved: ReadonlySet<string> = new Set();

/** Addresses whose owners are platform admins (`PLATFORM_ADMIN_EMAILS`), in lower case. */
export function setPlatformAdminEmails(emails: readonly string[]): void {
  reserved = new Set(emails);
}

/** An address that makes its owner a platform admin once it is verified. */
export function isReservedAddress(email: string): boolean {
  return reserved.has(email);
}

type Person = Pick<User, 'email' | 'emailVerifiedAt' | 'platformRole'>;

/** By the role that was given, or by an address of the configuration that the person has proved to be theirs. */
export function isPlatformAdmin({ email, emailVerifiedAt, platformRole }: Person): boolean {
  return platformRole === 'ADMIN' || isConfiguredAdmin({ email, emailVerifiedAt });
}

/** Whose right comes from the configuration: it ends when the address is removed there, not by a mutation. */
export function isConfiguredAdmin({ email, emailVerifiedAt }: Pick<Person, 'email' | 'emailVerifiedAt'>): boolean {
  return emailVerifiedAt !== null && reserved.has(email);
}

/** `isPlatformAdmin` for a query. */
export function platformAdmins(): Prisma.UserWhereInput {
  return { OR: [{ platformRole: 'ADMIN' }, { email: { in: [...reserved] }, emailVerifiedAt: { not: null } }] };
}
