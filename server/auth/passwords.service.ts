import { z } from 'zod';
import { db } from '../db/client.ts';
import { AppError, validationFailed } from '../errors.ts';
import { type Change, change, recordAudit } from '../events/change.ts';
import type { User } from '../generated/prisma/client.ts';
import { publicUrl } from '../http/public-url.ts';
import { sendMail } from '../mail/mail.ts';
import { composeMail, mailLocale } from '../mail/templates.ts';
import { parseInput } from '../validation.ts';
import { type Actor, requireUser } from './actor.ts';
import { beginAttempt } from './attempts.ts';
import { hashPassword, Password, passwordMatches } from './passwords.ts';
import { personIn } from './person.ts';
import { closeSessions, endSessions } from './sessions.service.ts';
import { withdrawTokens } from './verification-tokens.ts';

/**
 * Before something that an unlocked screen must not be enough for.
 * @throws VALIDATION_FAILED for a wrong password, CONFLICT when the person has none, RATE_LIMITED
 */
export async function confirmPassword(actor: Actor, userId: string, currentPassword: string): Promise<User> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  if (!user.passwordHash) {
    throw new AppError('CONFLICT', 'Your account has no password yet; ask for one with "Forgot password?".');
  }
  const attempt = await beginAttempt('password', user.email, actor.origin);
  if (!(await passwordMatches(user.passwordHash, currentPassword))) {
    throw validationFailed([{ path: 'currentPassword', message: 'is not your password' }]);
  }
  await attempt.succeeded();
  return user;
}

const ChangePassword = z.object({ currentPassword: z.string().max(200), newPassword: Password });

/**
 * Changes the person's own password and ends their other sessions.
 * @throws VALIDATION_FAILED, CONFLICT, RATE_LIMITED
 */
export async function changePassword(actor: Actor, input: unknown): Promise<void> {
  const { userId } = requireUser(actor);
  const { currentPassword, newPassword } = parseInput(ChangePassword, input);
  const user = await confirmPassword(actor, userId, currentPassword);
  const passwordHash = await hashPassword(newPassword);
  const { value: endedIds } = await change(personIn(actor, userId, actor.organizationId), async (current) => {
    recordAudit(current, { action: 'password.change', targetType: 'User', targetId: userId });
    return replacePassword(current, userId, passwordHash, actor.sessionId);
  });
  closeSessions(endedIds);
  tellPasswordChanged(user);
}

/**
 * In the caller's transaction: the new password, and the end of what the old one opened.
 * @param keptSessionId stays, null for none
 * @returns the ended sessions
 */
export async function replacePassword(
  current: Change,
  userId: string,
  passwordHash: string,
  keptSessionId: string | null,
): Promise<string[]> {
  await current.tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await withdrawTokens(current.tx, userId, ['RESET_PASSWORD']);
  return endSessions(current, { userId, ...(keptSessionId && { id: { not: keptSessionId } }) }, 'session.end');
}

export function tellPasswordChanged({ email, locale }: User): void {
  const link = `${publicUrl()}/forgot`;
  sendMail(composeMail('passwordChanged', { to: email, locale: mailLocale(locale), link }));
}
