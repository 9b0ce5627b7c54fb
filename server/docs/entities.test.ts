import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../graphql/schema.ts';
import { accessPage } from './access-page.ts';
import { entities, joins } from './entities.ts';
import { entitiesPage } from './entities-page.ts';
import { fieldsTo, queriesOf } from './reachability.ts';

const prismaFolder = new URL('../../prisma/schema/', import.meta.url);
const tables = readdirSync(prismaFolder).flatMap((file) =>
  [...readFileSync(new URL(file, prismaFolder), 'utf8').matchAll(/@@map\("(\w+)"\)/g)].map(
    ([, name]) => name as string,
  ),
);

test('every table is an entity or joins two', () => {
  expect([...Object.keys(entities), ...Object.keys(joins)].sort()).toEqual(tables.sort());
});

test.each(Object.entries(entities))('%s is reachable in GraphQL', (_table, { type }) => {
  expect(schema.getType(type), type).toBeDefined();
  expect([...queriesOf(type), ...fieldsTo(type)].length, type).toBeGreaterThan(0);
});

test.each([
  ['entities.md', entitiesPage],
  ['access.md', accessPage],
])('docs/%s is what would be printed now', (file, page) => {
  expect(readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8')).toBe(page());
});
