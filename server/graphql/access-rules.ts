import type { GraphQLField, GraphQLNamedType } from 'graphql';
import type { Permission } from '../auth/permissions.ts';

/** Who may use a field or see a type: anybody, whoever is signed in, platform admins, or holders of a permission. */
export type Rule = 'public' | 'signedIn' | 'platformAdmin' | Permission;

type Scopes = Record<string, unknown>;
type Extended = { extensions: Readonly<Record<string, unknown>> };

function scopesOf({ extensions }: Extended): Scopes | null {
  const options = extensions.pothosOptions as { authScopes?: unknown } | undefined;
  const scopes = options?.authScopes;
  return typeof scopes === 'object' && scopes !== null ? (scopes as Scopes) : null;
}

function ruleFrom(scopes: Scopes): Rule | null {
  if (scopes.public) return 'public';
  if (typeof scopes.permission === 'string') return scopes.permission as Permission;
  if (scopes.platformAdmin) return 'platformAdmin';
  if (scopes.signedIn) return 'signedIn';
  return scopes.$any ? ruleFrom(scopes.$any as Scopes) : null;
}

/**
 * The rule declared on a field or a type; null when there is none. Where a field looks at more than one organization, its
 * service decides, and `extensions.permission` says what it asks for there.
 */
export function declaredRule(declared: GraphQLField<unknown, unknown> | GraphQLNamedType): Rule | null {
  const decidedLater = (declared as Extended).extensions.permission;
  if (typeof decidedLater === 'string') return decidedLater as Permission;
  const scopes = scopesOf(declared as Extended);
  return scopes && ruleFrom(scopes);
}
