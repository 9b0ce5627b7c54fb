import { isObjectType } from 'graphql';
import { type Permission, rolePermissions } from '../auth/permissions.ts';
import { declaredRule, type Rule } from '../graphql/access-rules.ts';
import { schema } from '../graphql/schema.ts';
import { entities, joins } from './entities.ts';
import { fieldsTo, mutationsOf, type Named, queriesOf, routesOf } from './reachability.ts';

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join('<br>') || '–';

function isPermission(rule: Rule): rule is Permission {
  return rule.includes(':');
}

/** Roles that hold a permission, from the least. */
function rolesWith(permission: Permission): string {
  const roles = (['VIEWER', 'AGENT', 'ADMIN', 'OWNER'] as const).filter((role) =>
    rolePermissions[role].has(permission),
  );
  return roles.length === 4 ? 'every member' : roles.map((role) => role.toLowerCase()).join(', ');
}

function words(rule: Rule): string {
  if (rule === 'public') return 'anybody';
  if (rule === 'signedIn') return 'whoever is signed in';
  if (rule === 'platformAdmin') return 'platform admins';
  return `\`${rule}\` (${rolesWith(rule)})`;
}

function rulesOf(named: readonly Named[]): Rule[] {
  return [...new Set(named.flatMap(({ rule }) => rule ?? []))].sort(
    (a, b) => Number(isPermission(b)) - Number(isPermission(a)),
  );
}

function whoMay(type: string, queries: readonly Named[], mutations: readonly Named[]): string {
  const declared = schema.getType(type);
  const ofType = declared ? declaredRule(declared) : null;
  const reading = rulesOf([...(ofType ? [{ name: type, rule: ofType }] : []), ...queries]);
  const writing = rulesOf(mutations);
  const lines = [
    ...(reading.length > 0 ? [`read: ${reading.map(words).join('; ')}`] : ['read: with what it belongs to']),
    ...(writing.length > 0 ? [`write: ${writing.map(words).join('; ')}`] : []),
  ];
  return lines.join('<br>');
}

function row(table: string, type: string): string {
  const queries = queriesOf(type);
  const mutations = mutationsOf(type);
  const reached = [...queries.map(({ name }) => name), ...fieldsTo(type)];
  const declared = schema.getType(type);
  const byId = isObjectType(declared) && declared.getInterfaces().some(({ name }) => name === 'Node');
  return `| \`${table}\` | \`${type}\`${byId ? '' : ' (no id)'} | ${code(reached)} | ${code(mutations.map(({ name }) => name))} | ${code(routesOf(type))} | ${whoMay(type, queries, mutations)} |`;
}

/** docs/entities.md: every table, and the doors to it. */
export function entitiesPage(): string {
  const rows = Object.entries(entities).map(([table, { type }]) => row(table, type));
  const joined = Object.entries(joins).map(
    ([table, field]) => `| \`${table}\` | – | \`${field}\` | – | – | with both |`,
  );
  return `# Entities

Printed from the schema, the routes and the access matrix by \`npm run codegen\`; do not edit. A type with an id is also
read by \`node(id:)\`. What a role or a scope means: [access.md](access.md).

| table | type | queries and fields | mutations | REST v1 | who may |
|---|---|---|---|---|---|
${[...rows, ...joined].join('\n')}
`;
}
