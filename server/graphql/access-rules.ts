import type { GraphQLField, GraphQLNamedType } from 'graphql';
import type { Actor } from '../auth/actor.ts';
import type { Permission } from '../auth/permissions.ts';

/** Who may use a field or see a type: anybody, whoever is signed in, platform admins, or holders of a permission. */
export type Rule = 'public' | 'signedIn' | 'platformAdmin' | Permission;

type Scopes = Record<string, unknown>;
type Extended = { extensions: Readonly<Record<string, unknown>> };

/** What a field or a type was declared with for scope-auth. */
export type Declared = { authScopes?: unknown; grantScopes?: unknown };

export function declaredScopes({ extensions }: Extended): Declared {
  return (extensions.pothosOptions as Declared | undefined) ?? {};
}

/** A rule that suffices for the scopes of a field or a type; null when they are a function, or granted only. */
export function scopeRule(scopes: unknown): Rule | null {
  return typeof scopes === 'object' && scopes !== null ? ruleFrom(scopes as Scopes) : null;
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
  return scopeRule(declaredScopes(declared as Extended).authScopes);
}

export function holds(actor: Actor, rule: Rule): boolean {
  if (rule === 'public') return true;
  if (rule === 'signedIn') return actor.kind !== 'anonymous';
  return rule === 'platformAdmin' ? actor.platformAdmin : actor.permissions.has(rule);
}
