import { type GraphQLField, getNamedType, isObjectType } from 'graphql';
import { declaredRule, type Rule } from '../graphql/access-rules.ts';
import { schema } from '../graphql/schema.ts';
import { type CompiledRoute, compileRoute } from '../rest/compile.ts';
import { ruleOfRoute } from '../rest/route-rule.ts';
import { routes } from '../rest/routes.ts';
import { entities } from './entities.ts';

export type Named = { name: string; rule: Rule | null };

type Field = GraphQLField<unknown, unknown>;

/** Root fields, those of the admin's namespace with `admin.` in front. */
export function fieldsOf(kind: 'Query' | 'Mutation' | 'Subscription'): { name: string; field: Field }[] {
  const own = (typename: string, prefix: string) => {
    const type = schema.getType(typename);
    return isObjectType(type)
      ? Object.values(type.getFields()).map((field) => ({ name: prefix + field.name, field }))
      : [];
  };
  const namespace = { Query: 'AdminQueries', Mutation: 'AdminMutations', Subscription: '' }[kind];
  return [...own(kind, '').filter(({ name }) => name !== 'admin'), ...own(namespace, 'admin.')];
}

/** What a field answers: the type itself, or that of a list's nodes. */
function answered(field: Field): string {
  const type = getNamedType(field.type);
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined;
  return nodes ? getNamedType(nodes.type).name : type.name;
}

const named = ({ name, field }: { name: string; field: Field }): Named => ({ name, rule: declaredRule(field) });

/** `AdminUser` and `Viewer` show rows of `User`. */
const shownAs: Record<string, string> = {
  AdminOrganization: 'Organization',
  AdminUser: 'User',
  AdminAuditLog: 'AuditLog',
  Viewer: 'User',
  UsageMeter: 'Usage',
  PlanComparison: 'Plan',
};

const entityOf = (typename: string) => shownAs[typename] ?? typename;

export function queriesOf(type: string): Named[] {
  return fieldsOf('Query')
    .filter(({ field }) => entityOf(answered(field)) === type)
    .map(named);
}

/** Fields of other types that lead to it, such as `Conversation.reads`. */
export function fieldsTo(type: string): string[] {
  const roots = ['Query', 'Mutation', 'Subscription', 'AdminQueries', 'AdminMutations'];
  return Object.values(schema.getTypeMap()).flatMap((parent) => {
    if (!isObjectType(parent) || roots.includes(parent.name) || /(Connection|Edge|Payload|Event)$/.test(parent.name)) {
      return [];
    }
    return Object.values(parent.getFields())
      .filter((field) => answered(field) === type && parent.name !== type)
      .map((field) => `${parent.name}.${field.name}`);
  });
}

/** The entity that a mutation is about: the longest word of one that its name ends with, or else what it answers. */
function subjectOf(name: string, field: Field): string | null {
  const short = name.split('.').at(-1) ?? name;
  const words = Object.values(entities).flatMap(({ type, words = [] }) =>
    [type, ...words].map((word) => ({ word, type })),
  );
  const matching = words.filter(({ word }) => short.endsWith(word)).sort((a, b) => b.word.length - a.word.length);
  if (matching[0]) return matching[0].type;
  const payload = getNamedType(field.type);
  const types = isObjectType(payload)
    ? Object.values(payload.getFields()).map((inner) => getNamedType(inner.type).name)
    : [];
  return types.find((type) => Object.values(entities).some((entity) => entity.type === type)) ?? null;
}

export function mutationsOf(type: string): Named[] {
  return fieldsOf('Mutation')
    .filter(({ name, field }) => subjectOf(name, field) === type)
    .map(named);
}

const compiled = routes.map((route) => compileRoute(schema, route));

function routeSubject(route: CompiledRoute): string | null {
  if (route.method === 'GET') return route.answered ? entityOf(route.answered.type.name) : null;
  const field = schema.getMutationType()?.getFields()[route.field];
  return field ? subjectOf(route.field, field) : null;
}

export function routesOf(type: string): string[] {
  return compiled.filter((route) => routeSubject(route) === type).map(({ method, path }) => `${method} ${path}`);
}

/** Routes by the rule of the field behind them. */
export function routesByRule(): { name: string; rule: Rule }[] {
  return compiled.map((route) => ({ name: `${route.method} ${route.path}`, rule: ruleOfRoute(route) }));
}
