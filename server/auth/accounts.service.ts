import { db } from '../db/client.ts';
import { AppError, notFound } from '../errors.ts';
import { change, recordAudit } from '../events/change.ts';
import type { Account } from '../generated/prisma/client.ts';
import { type Actor, requireUser } from './actor.ts';
import { personIn } from './person.ts';

/** The person's sign-ins at OpenID Connect providers, the oldest first; none for keys and contacts. */
export async function listAccounts(actor: Actor): Promise<Account[]> {
  if (actor.kind !== 'user' || !actor.id) return [];
  return db.account.findMany({ where: { userId: actor.id }, orderBy: { createdAt: 'asc' }, take: 100 });
}

/**
 * The provider's account logs in here no more.
 * @throws NOT_FOUND, also for somebody else's; CONFLICT when the person could not log in any more
 */
export async function disconnectAccount(actor: Actor, id: string): Promise<string> {
  const { userId } = requireUser(actor);
  await change(personIn(actor, userId, actor.organizationId), async (current) => {
    // Locked, so that of two accounts disconnected at once one stays.
    await current.tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    const user = await current.tx.user.findUniqueOrThrow({ where: { id: userId }, include: { accounts: true } });
    const account = user.accounts.find((candidate) => candidate.id === id);
    if (!account) throw notFound('Account');
    if (!user.passwordHash && user.accounts.length === 1) {
      throw new AppError('CONFLICT', 'This is your only way to log in; choose a password first.');
    }
    await current.tx.account.delete({ where: { id } });
    const diff = { provider: { from: account.provider, to: null } };
    recordAudit(current, { action: 'account.disconnect', targetType: 'Account', targetId: id, diff });
  });
  return id;
}
