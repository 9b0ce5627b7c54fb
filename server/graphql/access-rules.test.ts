import { type GraphQLObjectType, getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { expect, test } from 'vitest';
import { idPrefixes } from '../db/ids.ts';
import { rootFields } from '../testing/documents.ts';
import { declaredRule } from './access-rules.ts';
import { schema } from './schema.ts';

const roots = (['query', 'mutation', 'subscription'] as const).flatMap((operation) =>
  [...rootFields(operation)].map(([name, field]) => ({ name: `${operation} ${name}`, field })),
);

const objects = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);

test.each(roots)('$name declares who may use it', ({ field }) => {
  expect(declaredRule(field)).not.toBeNull();
});

test.each(Object.keys(idPrefixes).filter((name) => schema.getType(name)))('%s declares who may see it', (name) => {
  expect(declaredRule(schema.getType(name) as GraphQLObjectType)).not.toBeNull();
});

/**
 * Every other object (a payload, a page, an event, a part of something) has no id, so it is reached only through a
 * field that has a rule; the objects with ids inside it have theirs.
 */
test('whatever declares no rule is reached only below something that does', () => {
  const covered = new Set<string>();
  const waiting = roots.map(({ field }) => getNamedType(field.type));
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    if (covered.has(type.name)) continue;
    covered.add(type.name);
    if (isInterfaceType(type) || isUnionType(type)) waiting.push(...schema.getPossibleTypes(type));
    if (isObjectType(type)) waiting.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type)));
  }
  const rootTypes = ['Query', 'Mutation', 'Subscription', 'AdminQueries', 'AdminMutations'];
  const unreached = objects.filter(({ name }) => !covered.has(name) && !rootTypes.includes(name));
  expect(unreached.map(({ name }) => name)).toEqual([]);
  const nodes = objects.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
  expect(nodes.filter((type) => declaredRule(type) === null).map(({ name }) => name)).toEqual([]);
});
