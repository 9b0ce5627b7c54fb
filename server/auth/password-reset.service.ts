import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { db } from '../db/client.ts';
import { change, recordAudit } from '../events/change.ts';
import { afterAnswer } from '../http/after-answer.ts';
import { publicUrl } from '../http/public-url.ts';
import { sendMail } from '../mail/mail.ts';
import { composeMail, mailLocale } from '../mail/templates.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';
import { parseInput } from '../validation.ts';
import type { Actor } from './actor.ts';
import { beginAttempt, forgetAttempts } from './attempts.ts';
import { replacePassword, tellPasswordChanged } from './passwords.service.ts';
import { hashPassword, Password } from './passwords.ts';
import { personIn } from './person.ts';
import { Email } from './person-fields.ts';
import { closeSessions, firstOrganizationOf, type SignedIn, startSession } from './sessions.service.ts';
import { keyedHashes } from './tokens.ts';
import { findToken, issueToken, redeemToken } from './verification-tokens.ts';

const action = 'password.reset_request';

/**
 * Sends a link to choose a new password to whoever has an account. What happens before the answer is the same for an
 * address without one, to the last query, so that neither the answer nor its time tells.
 * @throws VALIDATION_FAILED, RATE_LIMITED
 */
export async function requestPasswordReset(actor: Actor, input: unknown): Promise<void> {
  const { email } = parseInput(z.object({ email: Email }), input);
  await beginAttempt('passwordReset', email, actor.origin);
  // The address may be nobody's, so the log keeps a fingerprint: enough to see that the same one was asked for again.
  const addressHash = keyedHashes('audited address', email)[0]?.slice(0, 16);
  await change({ ...actor, organizationId: platformOrganizationId }, async (current) => {
    recordAudit(current, { action, targetType: 'User', targetId: null, diff: { addressHash } });
  });
  afterAnswer('send a password reset', () => sendPasswordReset(actor, email));
}

/** Milliseconds. The work for an account must not slow down whatever is asked right after: that would tell, too. */
const delayMs = { min: 50, max: 400 };

async function sendPasswordReset(actor: Actor, email: string): Promise<void> {
  await sleep(randomInt(delayMs.min, delayMs.max));
  const user = await db.user.findUnique({ where: { email } });
  if (!user) return;
  const organizationId = (await firstOrganizationOf(user.id)) ?? platformOrganizationId;
  const { value: token } = await change({ ...actor, organizationId }, async (current) => {
    recordAudit(current, { action, targetType: 'User', targetId: user.id });
    return issueToken(current.tx, 'RESET_PASSWORD', user.id, email);
  });
  const link = `${publicUrl()}/reset?token=${token}`;
  sendMail(composeMail('resetPassword', { to: email, locale: mailLocale(user.locale), link }));
}

const ResetPassword = z.object({ token: z.string().min(1).max(200), password: Password });

/**
 * Sets a new password with the token of a mail, which proves the address. Every session ends, and a new one begins.
 * @throws NOT_FOUND for a token that is unknown, used or expired; VALIDATION_FAILED
 */
export async function resetPassword(actor: Actor, input: unknown): Promise<SignedIn> {
  const { token, password } = parseInput(ResetPassword, input);
  const { id, user } = await findToken('RESET_PASSWORD', token);
  const passwordHash = await hashPassword(password);
  const organizationId = await firstOrganizationOf(user.id);
  const emailVerifiedAt = user.emailVerifiedAt ?? new Date();
  const { value: endedIds } = await change(personIn(actor, user.id, organizationId), async (current) => {
    await redeemToken(current.tx, id);
    await current.tx.user.update({ where: { id: user.id }, data: { emailVerifiedAt } });
    recordAudit(current, { action: 'password.reset', targetType: 'User', targetId: user.id });
    return replacePassword(current, user.id, passwordHash, null);
  });
  closeSessions(endedIds);
  await forgetAttempts(user.email, actor.origin);
  tellPasswordChanged(user);
  return startSession(actor, { ...user, emailVerifiedAt }, organizationId);
}
