import { z } from 'zod';
import { db } from '../db/client.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import { change, recordAudit } from '../events/change.ts';
import type { User } from '../generated/prisma/client.ts';
import { OrganizationName, ownerOf, provisionOrganization } from '../organizations/organizations.service.ts';
import { parseInput } from '../validation.ts';
import type { Actor } from './actor.ts';
import { hashPassword, Password, passwordMatches } from './passwords.ts';
import { endSession, firstOrganizationOf, type SignedIn, startSession } from './sessions.service.ts';

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must have at most 254 characters')
  .pipe(z.email('is not an e-mail address'));

export const PersonName = z.string().trim().min(1, 'must not be empty').max(120, 'must have at most 120 characters');

const SignUp = z.object({
  organizationName: OrganizationName,
  name: PersonName,
  email: Email,
  password: Password,
});

/**
 * Registers a person and their organization, and logs them in.
 * @throws VALIDATION_FAILED, CONFLICT when the address has an account
 */
export async function signUp(actor: Actor, input: unknown): Promise<SignedIn> {
  const { organizationName, name, email, password } = parseInput(SignUp, input);
  const passwordHash = await hashPassword(password);
  const owner = ownerOf(actor, newId(), newId());
  const { value: user } = await change(owner, async (current) => {
    const created = await createUser(() =>
      current.tx.user.create({ data: { id: owner.id ?? undefined, name, email, passwordHash } }),
    );
    await provisionOrganization(current, organizationName);
    return created;
  });
  return startSession(user, owner.organizationId, actor.origin);
}

/** @throws CONFLICT when the address has an account */
export async function createUser(create: () => Promise<User>): Promise<User> {
  try {
    return await create();
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new AppError('CONFLICT', 'There is an account with this e-mail address; log in instead.');
    }
    throw error;
  }
}

const LogIn = z.object({ email: z.string().trim().toLowerCase().max(254), password: z.string().max(200) });

/**
 * Takes the same time and answers in the same words whether the account does not exist or the password is wrong.
 * @throws UNAUTHENTICATED
 */
export async function logIn(actor: Actor, input: unknown): Promise<SignedIn> {
  const { email, password } = parseInput(LogIn, input);
  const user = await db.user.findUnique({ where: { email } });
  const matches = await passwordMatches(user?.passwordHash ?? null, password);
  if (!user || !matches) throw new AppError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  const organizationId = await firstOrganizationOf(user.id);
  const signedIn = await startSession(user, organizationId, actor.origin);
  if (organizationId) await auditSession({ ...actor, kind: 'user', id: user.id, organizationId }, 'session.start');
  return signedIn;
}

/** Ends the session behind the access token. */
export async function logOut(actor: Actor): Promise<void> {
  if (!actor.sessionId) return;
  await endSession(actor.sessionId);
  if (actor.organizationId) await auditSession({ ...actor, organizationId: actor.organizationId }, 'session.end');
}

async function auditSession(member: Actor & { organizationId: string }, action: string): Promise<void> {
  await change(member, async (current) => {
    recordAudit(current, { action, targetType: 'User', targetId: member.id });
  });
}
