import { z } from 'zod';
import { db } from '../db/client.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import { change } from '../events/change.ts';
import type { User } from '../generated/prisma/client.ts';
import { OrganizationName, ownerOf, provisionOrganization } from '../organizations/organizations.service.ts';
import { parseInput } from '../validation.ts';
import type { Actor } from './actor.ts';
import { beginAttempt } from './attempts.ts';
import { sendVerification } from './email-verification.service.ts';
import { hashPassword, Password, passwordMatches } from './passwords.ts';
import { Email, Locale, PersonName } from './person-fields.ts';
import { endSession, firstOrganizationOf, type SignedIn, startSession } from './sessions.service.ts';
import { issueToken } from './verification-tokens.ts';

const SignUp = z.object({
  organizationName: OrganizationName,
  name: PersonName,
  email: Email,
  password: Password,
  locale: Locale.nullish(),
});

/**
 * Registers a person and their organization, logs them in, and asks them by mail to confirm the address.
 * @param options.isVerified the address needs no confirmation
 * @throws VALIDATION_FAILED, CONFLICT when the address has an account, RATE_LIMITED
 */
export async function signUp(actor: Actor, input: unknown, options = { isVerified: false }): Promise<SignedIn> {
  const { organizationName, name, email, password, locale } = parseInput(SignUp, input);
  await beginAttempt('signUp', email, actor.origin);
  const passwordHash = await hashPassword(password);
  const owner = ownerOf(actor, newId(), newId());
  const { id } = owner;
  const emailVerifiedAt = options.isVerified ? new Date() : null;
  const { value } = await change(owner, async (current) => {
    const data = { id: id ?? undefined, name, email, passwordHash, emailVerifiedAt, locale: locale ?? undefined };
    const user = await createUser(() => current.tx.user.create({ data }));
    await provisionOrganization(current, organizationName);
    const token = options.isVerified ? null : await issueToken(current.tx, 'VERIFY_EMAIL', user.id, email);
    // The organization as well: under an Idempotency-Key this is the first request's, not this one's.
    return { user, token, organizationId: owner.organizationId };
  });
  if (value.token) sendVerification(value.user, email, value.token);
  return startSession(actor, value.user, value.organizationId);
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
 * @throws UNAUTHENTICATED, RATE_LIMITED after too many wrong ones
 */
export async function logIn(actor: Actor, input: unknown): Promise<SignedIn> {
  const { email, password } = parseInput(LogIn, input);
  const attempt = await beginAttempt('password', email, actor.origin);
  const user = await db.user.findUnique({ where: { email } });
  const matches = await passwordMatches(user?.passwordHash ?? null, password);
  if (!user || !matches) throw new AppError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  await attempt.succeeded();
  return startSession(actor, user, await firstOrganizationOf(user.id));
}

/** Ends the session behind the access token. */
export async function logOut(actor: Actor): Promise<void> {
  if (actor.id && actor.sessionId) await endSession(actor, actor.id, actor.sessionId);
}
