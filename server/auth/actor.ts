import { AppError } from '../errors.ts';
import type { Role } from '../generated/prisma/enums.ts';
import { type Permission, rolePermissions } from './permissions.ts';

/** Where a request came from; written to the audit log. */
export type RequestOrigin = { requestId: string; ip: string | null; userAgent: string | null };

export const nowhere: RequestOrigin = { requestId: 'internal', ip: null, userAgent: null };

/**
 * Who is asking. `id` is the user, the API key, the contact or the AI agent. An actor is made once for a request or a socket;
 * what it may do is checked again against the database when it is made anew, at most a second later.
 */
export type Actor = {
  kind: 'anonymous' | 'user' | 'apiKey' | 'contact' | 'aiAgent' | 'system';
  id: string | null;
  /** Name of the person, the key or the contact. */
  name: string | null;
  organizationId: string | null;
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  sessionId: string | null;
  platformAdmin: boolean;
  /** When the token that proves this actor ends; sockets are closed then. */
  expiresAt: Date | null;
  origin: RequestOrigin;
};

/** An actor inside an organization. */
export type Member = Actor & { organizationId: string };

export function anonymous(origin: RequestOrigin): Actor {
  return {
    kind: 'anonymous',
    id: null,
    name: null,
    organizationId: null,
    role: null,
    permissions: new Set(),
    sessionId: null,
    platformAdmin: false,
    expiresAt: null,
    origin,
  };
}

/** The platform itself, at work inside one organization. */
export function systemActor(organizationId: string): Member {
  return { ...anonymous(nowhere), kind: 'system', organizationId, permissions: rolePermissions.ADMIN };
}

/** What an AI agent does by itself: it answers, and hands over. */
const aiAgentPermissions: ReadonlySet<Permission> = new Set([
  'conversations:read',
  'conversations:write',
  'messages:read',
  'messages:write',
  'workflows:read',
  'workflows:write',
]);

/** An AI agent at work in its organization. */
export function aiAgentActor(organizationId: string, { id, name }: { id: string; name: string }): Member {
  return { ...anonymous(nowhere), kind: 'aiAgent', id, name, organizationId, permissions: aiAgentPermissions };
}

/** @throws UNAUTHENTICATED */
export function requireUser(actor: Actor): { userId: string } {
  if (actor.kind === 'user' && actor.id) return { userId: actor.id };
  if (actor.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'Log in first.');
  throw new AppError('FORBIDDEN', 'Only a signed-in person may do this.');
}

/** @throws UNAUTHENTICATED, FORBIDDEN for everybody but the platform's own admins */
export function authorizePlatform(actor: Actor): { userId: string } {
  const user = requireUser(actor);
  if (!actor.platformAdmin) throw new AppError('FORBIDDEN', 'This is for platform admins.');
  return user;
}

/**
 * The first statement of every service function.
 * @throws UNAUTHENTICATED for nobody, FORBIDDEN for somebody without the permission or without an organization
 */
export function authorize(actor: Actor, permission: Permission): Member {
  if (actor.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'Log in or send an API key.');
  if (!actor.organizationId)
    throw new AppError('FORBIDDEN', 'You work in no organization: you belong to none, or yours is suspended.');
  if (!actor.permissions.has(permission)) throw new AppError('FORBIDDEN', `This needs the permission ${permission}.`);
  return actor as Member;
}

/** Like `authorize`, for staff and API keys only: a contact may not do it even with the permission. */
export function authorizeStaff(actor: Actor, permission: Permission): Member {
  const member = authorize(actor, permission);
  if (member.kind === 'contact') throw new AppError('FORBIDDEN', 'This is not open to contacts.');
  return member;
}
