import SchemaBuilder, { type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { PothosScopeAuthPlugin } from '@pothos/plugin-scope-auth';
import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { Actor } from '../auth/actor.ts';
import { type Declared, declaredScopes, holds, type Rule, scopeRule } from './access-rules.ts';
import type { Context } from './context.ts';

/** What suffices for something; undefined when that depends on more than who asks. */
function sufficient({ authScopes }: Declared): Rule | undefined {
  if (authScopes === undefined) return 'public';
  return scopeRule(authScopes) ?? undefined;
}

/**
 * The rules that together let an actor pass every check of a field: those of its type and its own, and where it grants
 * its object to whoever sees it, that object's, since without the grant the object must be seen by right.
 * Null when scope-auth has to look each time.
 */
function rulesOf(parent: GraphQLObjectType, fieldName: string): Rule[] | null {
  const field = parent.getFields()[fieldName];
  if (!field) return null;
  const checks: Declared[] = [parent, ...parent.getInterfaces(), field].map(declaredScopes);
  if (declaredScopes(parent).grantScopes) return null;
  if (declaredScopes(field).grantScopes) {
    const granted = getNamedType(field.type);
    if (!isObjectType(granted)) return null;
    checks.push(declaredScopes(granted), ...Object.values(granted.getFields()).map(declaredScopes));
  }
  const rules = checks.map(sufficient);
  return rules.includes(undefined) ? null : [...new Set(rules as Rule[])].filter((rule) => rule !== 'public');
}

function passes(rules: readonly Rule[], actor: Actor): boolean {
  for (const rule of rules) if (!holds(actor, rule)) return false;
  return true;
}

type Resolver = GraphQLFieldResolver<unknown, Context, object>;

/** Resolves at once for actors who pass by right, and through scope-auth for all others. */
function shortened(resolve: Resolver, guarded: Resolver): Resolver {
  let rules: Rule[] | null = null;
  let of: GraphQLObjectType | null = null;
  return (parent, args, context, info: GraphQLResolveInfo) => {
    if (info.parentType !== of) {
      of = info.parentType;
      rules = rulesOf(of, info.fieldName);
    }
    return rules && passes(rules, context.actor)
      ? resolve(parent, args, context, info)
      : guarded(parent, args, context, info);
  };
}

/**
 * scope-auth looks at every field of every row, and writes down the path of whatever grants something: an eighth of what
 * a list of fifty conversations cost, and much of its garbage. What a member holds by role does not depend on the row, so
 * it is asked first.
 */
class ScopeShortcutPlugin<Types extends SchemaTypes> extends PothosScopeAuthPlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const guarded = super.wrapResolve(resolver, field);
    if (guarded === resolver || field.graphqlKind !== 'Object') return guarded;
    return shortened(resolver as Resolver, guarded as Resolver) as typeof resolver;
  }
}

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      scopeShortcut: ScopeShortcutPlugin<Types>;
    }
  }
}

const name = 'scopeShortcut';

SchemaBuilder.registerPlugin(name, ScopeShortcutPlugin);

export default name;
