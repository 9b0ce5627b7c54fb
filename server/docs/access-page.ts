import { accessMatrix, allPermissions, type Permission } from '../auth/permissions.ts';
import type { Rule } from '../graphql/access-rules.ts';
import { declaredRule } from '../graphql/access-rules.ts';
import { fieldsOf, routesByRule } from './reachability.ts';

const access = { r: 'read', w: 'read, write', '–': '–' } as const;

const matrixRows = Object.entries(accessMatrix).map(
  ([resource, row]) => `| \`${resource}\` | ${row.map((cell) => access[cell]).join(' | ')} |`,
);

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ') || '–';

function doorsOf(rule: Rule): string {
  const by = (kind: 'Query' | 'Mutation' | 'Subscription') =>
    fieldsOf(kind)
      .filter(({ field }) => declaredRule(field) === rule)
      .map(({ name }) => name);
  const rest = routesByRule()
    .filter((route) => route.rule === rule)
    .map(({ name }) => name);
  return `| \`${rule}\` | ${code(by('Query'))} | ${code(by('Mutation'))} | ${code(by('Subscription'))} | ${code(rest)} |`;
}

const rules: Rule[] = ['public', 'signedIn', 'platformAdmin', ...(allPermissions as Permission[])];

/** docs/access.md: who may do what. */
export function accessPage(): string {
  return `# Access

Printed from \`server/auth/permissions.ts\` and the schema by \`npm run codegen\`; do not edit.

## What each role may do in its organization

An API key has scopes of the same names, at most those of whoever made it. A contact's token reaches its own
conversations only. A platform admin has the \`admin\` namespace, and in organizations what their role there allows.

| resource | viewer | agent | admin | owner | contact |
|---|---|---|---|---|---|
${matrixRows.join('\n')}

## What each rule opens

| rule | queries | mutations | subscriptions | REST v1 |
|---|---|---|---|---|
${rules.map(doorsOf).join('\n')}
`;
}
