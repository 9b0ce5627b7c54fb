/** What a key can be allowed, one resource a line; the server knows the same names. */
export const scopeResources = [
  'conversations',
  'messages',
  'contacts',
  'channels',
  'organization',
  'members',
  'api-keys',
  'billing',
] as const;

export type Scope = `${(typeof scopeResources)[number]}:${'read' | 'write'}`;

/** What a first integration usually needs. */
export const usualScopes: Scope[] = [
  'conversations:read',
  'conversations:write',
  'messages:read',
  'messages:write',
  'contacts:read',
  'contacts:write',
];
