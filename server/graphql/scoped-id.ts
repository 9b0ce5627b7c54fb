import type { Actor } from '../auth/actor.ts';
import type { Permission } from '../auth/permissions.ts';
import type { Context } from './context.ts';

/** An id that no row has. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** `findUnique` of every tenant node: the row by id, inside the viewer's organization only. */
export function scopedId(id: string, { actor }: Context) {
  return { organizationId_id: { organizationId: actor.organizationId ?? nobody, id } };
}

/** The organization whose rows the actor may read with this permission; nobody's without it. */
export function organizationFor(actor: Actor, permission: Permission): string {
  return (actor.permissions.has(permission) && actor.organizationId) || nobody;
}
