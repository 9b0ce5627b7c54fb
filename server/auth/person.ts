import { platformOrganizationId } from '../organizations/platform-organization.ts';
import type { Actor, Member } from './actor.ts';

/**
 * A person at work on their own account. It is audited in the organization where they work, or, for a person without
 * one, in the platform's own tenant.
 */
export function personIn(actor: Actor, userId: string, organizationId: string | null): Member {
  return { ...actor, kind: 'user', id: userId, organizationId: organizationId ?? platformOrganizationId };
}
