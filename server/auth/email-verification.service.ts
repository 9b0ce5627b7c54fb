import { z } from 'zod';
import { db } from '../db/client.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { AppError, validationFailed } from '../errors.ts';
import { change, recordAudit } from '../events/change.ts';
import type { User } from '../generated/prisma/client.ts';
import { publicUrl } from '../http/public-url.ts';
import { sendMail } from '../mail/mail.ts';
import { composeMail, mailLocale } from '../mail/templates.ts';
import { parseInput } from '../validation.ts';
import { type Actor, requireUser } from './actor.ts';
import { beginAttempt } from './attempts.ts';
import { confirmPassword } from './passwords.service.ts';
import { personIn } from './person.ts';
import { Email } from './person-fields.ts';
import { firstOrganizationOf } from './sessions.service.ts';
import { findToken, type HeldToken, issueToken, redeemToken, withdrawTokens } from './verification-tokens.ts';

/** @param address the one to confirm: the person's own, or the one they change to */
export function sendVerification(user: Pick<User, 'locale'>, address: string, token: string): void {
  const link = `${publicUrl()}/verify?token=${token}`;
  sendMail(composeMail('verifyEmail', { to: address, locale: mailLocale(user.locale), link }));
}

/**
 * Sends the mail again, unless the address is confirmed already.
 * @returns whether a mail is on its way
 * @throws UNAUTHENTICATED, FORBIDDEN for keys and contacts, RATE_LIMITED
 */
export async function requestEmailVerification(actor: Actor): Promise<boolean> {
  const { userId } = requireUser(actor);
  await beginAttempt('emailVerification', userId, actor.origin);
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const isNeeded = user.emailVerifiedAt === null;
  const { value: token } = await change(personIn(actor, userId, actor.organizationId), async (current) => {
    recordAudit(current, { action: 'email.verify_request', targetType: 'User', targetId: userId });
    return isNeeded ? issueToken(current.tx, 'VERIFY_EMAIL', userId, user.email) : null;
  });
  if (token) sendVerification(user, user.email, token);
  return isNeeded;
}

const ChangeEmail = z.object({ email: Email, currentPassword: z.string().max(200) });

/**
 * Asks the new address to confirm itself; the account's address changes when it does.
 * @throws VALIDATION_FAILED, CONFLICT when the address has an account or the person has no password, RATE_LIMITED
 */
export async function changeEmail(actor: Actor, input: unknown): Promise<string> {
  const { userId } = requireUser(actor);
  const { email, currentPassword } = parseInput(ChangeEmail, input);
  await beginAttempt('emailVerification', userId, actor.origin);
  const user = await confirmPassword(actor, userId, currentPassword);
  if (email === user.email) throw validationFailed([{ path: 'email', message: 'is your address already' }]);
  if (await db.user.findUnique({ where: { email } })) throw taken();
  const { value: token } = await change(personIn(actor, userId, actor.organizationId), async (current) => {
    const diff = { email: { from: user.email, to: email } };
    recordAudit(current, { action: 'email.change_request', targetType: 'User', targetId: userId, diff });
    return issueToken(current.tx, 'VERIFY_EMAIL', userId, email);
  });
  sendVerification(user, email, token);
  return email;
}

function taken(): AppError {
  return new AppError('CONFLICT', 'Another account has this e-mail address.');
}

const VerifyEmail = z.object({ token: z.string().min(1).max(200) });

/**
 * Confirms the address that the token was sent to, which becomes the account's if it is another one.
 * @returns the address
 * @throws NOT_FOUND for a token that is unknown, used or expired; CONFLICT when another account has the address by now
 */
export async function verifyEmail(actor: Actor, input: unknown): Promise<string> {
  const { token } = parseInput(VerifyEmail, input);
  const held = await findToken('VERIFY_EMAIL', token);
  const { user, identifier } = held;
  const isNew = identifier !== user.email;
  await confirmAddress(actor, held, isNew).catch((error: unknown) => {
    throw isUniqueViolation(error) ? taken() : error;
  });
  if (isNew) {
    const values = { newEmail: identifier };
    sendMail(composeMail('emailChanged', { to: user.email, locale: mailLocale(user.locale), values }));
  }
  return identifier;
}

async function confirmAddress(actor: Actor, { id, user, identifier }: HeldToken, isNew: boolean): Promise<void> {
  await change(personIn(actor, user.id, await firstOrganizationOf(user.id)), async (current) => {
    await redeemToken(current.tx, id);
    await current.tx.user.update({
      where: { id: user.id },
      data: { email: identifier, emailVerifiedAt: user.emailVerifiedAt && !isNew ? user.emailVerifiedAt : new Date() },
    });
    // Older mails went to addresses that are the account's no longer, or ask for what is done.
    await withdrawTokens(current.tx, user.id, isNew ? ['VERIFY_EMAIL', 'RESET_PASSWORD'] : ['VERIFY_EMAIL']);
    const diff = isNew ? { email: { from: user.email, to: identifier } } : {};
    const action = isNew ? 'email.change' : 'email.verify';
    recordAudit(current, { action, targetType: 'User', targetId: user.id, diff });
  });
}
