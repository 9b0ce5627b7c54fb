import type { Actor } from '../auth/actor.ts';

/**
 * What of an actor decides what it sees (those who are alike in it may share an answer), and what is only its own. An
 * answer that was made with anything of its own is shared with nobody else.
 */
const isShared: Record<keyof Actor, boolean> = {
  kind: true,
  organizationId: true,
  role: true,
  permissions: true,
  platformAdmin: true,
  id: false,
  name: false,
  sessionId: false,
  expiresAt: false,
  origin: false,
};

const permissionKeys = new WeakMap<ReadonlySet<string>, string>();

function permissionKey(permissions: ReadonlySet<string>): string {
  const known = permissionKeys.get(permissions);
  if (known !== undefined) return known;
  const key = [...permissions].sort().join(',');
  permissionKeys.set(permissions, key);
  return key;
}

/** Equal for actors that see the same. A contact sees its own conversations, so it is like nobody else. */
export function visibilityOf(actor: Actor): string {
  const { kind, role, platformAdmin, permissions } = actor;
  const shared = `${kind} ${role} ${platformAdmin} ${permissionKey(permissions)}`;
  return kind === 'contact' ? `${shared} ${viewerOf(actor)}` : shared;
}

/** Equal for the sockets of one person, key or contact. */
export function viewerOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}

/**
 * Stands for all actors of one visibility. A resolver that reads what is only the actor's own is noticed, so that its
 * answer is not given to the others; nobody has to remember to mark such a resolver.
 */
export function anyLike(actor: Actor, onPersonal: () => void): Actor {
  return new Proxy(actor, {
    get(target, property, receiver) {
      if (isShared[property as keyof Actor] === false) onPersonal();
      return Reflect.get(target, property, receiver);
    },
  });
}
