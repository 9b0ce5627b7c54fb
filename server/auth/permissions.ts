import type { Role } from '../generated/prisma/enums.ts';

const resources = [
  'organization',
  'members',
  'api-keys',
  'channels',
  'contacts',
  'conversations',
  'messages',
  'billing',
] as const;

type Resource = (typeof resources)[number];

/** `<resource>:read` or `<resource>:write`: the scopes of an API key and what a role is made of. */
export type Permission = `${Resource}:${'read' | 'write'}`;

export const allPermissions: readonly Permission[] = resources.flatMap((resource): Permission[] => [
  `${resource}:read`,
  `${resource}:write`,
]);

const reading = allPermissions.filter((permission) => permission.endsWith(':read'));

const viewer: readonly Permission[] = reading.filter((permission) => permission !== 'api-keys:read');
const agent: readonly Permission[] = [...viewer, 'contacts:write', 'conversations:write', 'messages:write'];

/** The access matrix of people: what each role may do inside its organization. */
export const rolePermissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  VIEWER: new Set(viewer),
  AGENT: new Set(agent),
  ADMIN: new Set(allPermissions.filter((permission) => permission !== 'billing:write')),
  OWNER: new Set(allPermissions),
};

/** What a contact may do through its own token; the services narrow it to the contact's own conversations. */
export const contactPermissions: ReadonlySet<Permission> = new Set<Permission>([
  'conversations:read',
  'messages:read',
  'messages:write',
]);

export function isPermission(text: string): text is Permission {
  return (allPermissions as readonly string[]).includes(text);
}
