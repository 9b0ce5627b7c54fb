import type { Role } from '../generated/prisma/enums.ts';

/** `r`: may read. `w`: may read and write. `–`: neither. */
type Access = 'r' | 'w' | '–';

type Row = readonly [viewer: Access, agent: Access, admin: Access, owner: Access, contact: Access];

/**
 * The access matrix: what each role may do inside its organization, and what a contact may do through its own token
 * (the services narrow that to the contact's own conversations). docs/access.md is printed from it.
 */
export const accessMatrix = {
  // biome-ignore-start format: a table
  //                VIEWER AGENT ADMIN OWNER CONTACT
  organization: ['r', 'r', 'w', 'w', '–'],
  members: ['r', 'r', 'w', 'w', '–'],
  'api-keys': ['–', '–', 'w', 'w', '–'],
  channels: ['r', 'r', 'w', 'w', '–'],
  contacts: ['r', 'w', 'w', 'w', '–'],
  conversations: ['r', 'w', 'w', 'w', 'r'],
  messages: ['r', 'w', 'w', 'w', 'w'],
  labels: ['r', 'w', 'w', 'w', '–'],
  'saved-replies': ['r', 'w', 'w', 'w', '–'],
  'ai-agents': ['r', 'r', 'w', 'w', '–'],
  knowledge: ['r', 'r', 'w', 'w', '–'],
  workflows: ['r', 'r', 'w', 'w', '–'],
  calls: ['r', 'w', 'w', 'w', '–'],
  webhooks: ['–', '–', 'w', 'w', '–'],
  stats: ['r', 'r', 'r', 'r', '–'],
  billing: ['r', 'r', 'r', 'w', '–'],
  'audit-log': ['–', '–', 'r', 'r', '–'],
  // biome-ignore-end format: a table
} as const satisfies Record<string, Row>;

type Resource = keyof typeof accessMatrix;

/** `<resource>:read` or `<resource>:write`: the scopes of an API key and what a role is made of. */
export type Permission = `${Resource}:${'read' | 'write'}`;

const resources = Object.keys(accessMatrix) as Resource[];

function column(index: number): ReadonlySet<Permission> {
  return new Set(
    resources.flatMap((resource): Permission[] => {
      const access: Access | undefined = accessMatrix[resource][index];
      if (access === 'w') return [`${resource}:read`, `${resource}:write`];
      return access === 'r' ? [`${resource}:read`] : [];
    }),
  );
}

export const rolePermissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  VIEWER: column(0),
  AGENT: column(1),
  ADMIN: column(2),
  OWNER: column(3),
};

export const contactPermissions: ReadonlySet<Permission> = column(4);

/** Everything that anybody may do, which is what an owner may do. */
export const allPermissions: readonly Permission[] = [...rolePermissions.OWNER];

/** Whoever may write something may read it: a write answers what it wrote. */
export function withReading(permissions: readonly Permission[]): ReadonlySet<Permission> {
  return new Set(permissions.flatMap((given) => [given, given.replace(/:write$/, ':read') as Permission]));
}

/** The scopes of a key that may do everything but this, and nothing that includes it. */
export function allBut(permission: Permission): Permission[] {
  const including = permission.replace(/:read$/, ':write');
  return allPermissions.filter((scope) => scope !== permission && scope !== including);
}

export function isPermission(text: string): text is Permission {
  return (allPermissions as readonly string[]).includes(text);
}
