import { asPlatform } from '../db/client.ts';
import { log } from '../logging/log.ts';
import type { Actor } from './actor.ts';
import { forgetHere } from './identities.ts';

const everyMs = 1000;

/** Actors with an open socket or stream, each with the number of its leases. */
const watched = new Map<Actor, number>();
let timer: NodeJS.Timeout | null = null;
let checking = false;

/**
 * Ends what an actor has open within a second after its rights have changed or ended, also when another process of the
 * same database did it. (In this process it is known at once.)
 * @returns how to stop watching
 */
export function watchRights(actor: Actor): () => void {
  watched.set(actor, (watched.get(actor) ?? 0) + 1);
  timer ??= setInterval(() => void check(), everyMs).unref();
  return () => {
    const left = (watched.get(actor) ?? 1) - 1;
    if (left > 0) watched.set(actor, left);
    else watched.delete(actor);
    if (watched.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };
}

const present = <T>(values: (T | null)[]) => [...new Set(values.filter((value): value is T => value !== null))];

/** A few queries a second, whatever the number of sockets. */
async function check(): Promise<void> {
  if (checking) return; // a database that answers slowly is not asked twice at once
  checking = true;
  const actors = [...watched.keys()];
  try {
    await asPlatform('end what revoked sessions, keys and members have open', async (platform) => {
      const users = actors.filter((actor) => actor.kind === 'user');
      const keyIds = present(actors.map((actor) => (actor.kind === 'apiKey' ? actor.id : null)));
      const organizationIds = present(actors.map((actor) => actor.organizationId));
      const [sessions, keys, organizations, memberships] = await Promise.all([
        platform.session.findMany({
          where: { id: { in: present(users.map((user) => user.sessionId)) }, revokedAt: { not: null } },
        }),
        platform.apiKey.findMany({ where: { id: { in: keyIds }, revokedAt: { not: null } } }),
        platform.organization.findMany({
          where: { id: { in: organizationIds }, OR: [{ suspendedAt: { not: null } }, { deletedAt: { not: null } }] },
        }),
        platform.membership.findMany({
          where: { organizationId: { in: organizationIds }, userId: { in: present(users.map((user) => user.id)) } },
        }),
      ]);
      for (const { id } of sessions) forgetHere({ sessionId: id });
      for (const { id, organizationId } of keys) forgetHere({ apiKeyId: id, organizationId });
      for (const { id } of organizations) forgetHere({ organizationId: id });
      const roles = new Map(memberships.map((member) => [`${member.organizationId} ${member.userId}`, member.role]));
      for (const user of users) forgetChangedMember(user, roles.get(`${user.organizationId} ${user.id}`));
    });
  } catch (error) {
    log.warn({ err: error }, 'the rights of connected clients could not be checked; it is tried again in a second');
  } finally {
    checking = false;
  }
}

function forgetChangedMember({ id, organizationId, role }: Actor, now: Actor['role'] | undefined): void {
  if (!id || !organizationId || now === role) return;
  forgetHere({ userId: id, organizationId, ...(now && { changed: true }) });
}
