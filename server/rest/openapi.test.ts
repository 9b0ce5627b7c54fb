import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { getNamedType, isObjectType, validate } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../graphql/schema.ts';
import { compileRoute } from './compile.ts';
import { createOpenApi, openApiJson } from './openapi.ts';
import { createRouter } from './router.ts';
import { routes } from './routes.ts';

type Operation = { operationId: string; summary: string; description: string; responses: Record<string, unknown> };

const compiled = routes.map((route) => compileRoute(schema, route));
const paths = createOpenApi().paths as Record<string, Record<string, Operation>>;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(openApiJson()));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('a public linter finds nothing to complain about', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({ source: openApiJson(), config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
});

test('the document and the router know the same routes', () => {
  const find = createRouter(compiled);
  for (const { path, method } of operations) {
    expect(find(method, path.replace(/\{\w+\}/g, 'x_1')), `${method} ${path}`).toMatchObject({ kind: 'route' });
  }
  expect(operations).toHaveLength(routes.length);
});

test('every operation has a name of its own, a summary and a description', () => {
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  for (const { path, method, operation } of operations) {
    expect(operation.summary, `${method} ${path}`).not.toBe('');
    expect(operation.description, `${method} ${path}`).not.toBe('');
  }
});

test('every $ref leads somewhere', () => {
  const document = JSON.parse(openApiJson());
  for (const [, ref] of openApiJson().matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = ref?.split('/').reduce((value, name) => value?.[name], document);
    expect(target, ref).toBeTypeOf('object');
  }
});

for (const route of compiled) {
  const name = `${route.method} ${route.path}`;

  test(`${name}: its document is valid GraphQL`, () => {
    expect(validate(schema, route.document)).toEqual([]);
  });

  test(`${name}: every variable comes from the path, the query or the body`, () => {
    const known = ['input', 'filter', 'first', 'after', ...route.pathParams, ...route.query.keys()];
    expect([...route.variables.keys()].filter((variable) => !known.includes(variable))).toEqual([]);
    if (route.paged) expect(route.variables.has('after')).toBe(true);
    for (const field of route.input?.filled.keys() ?? []) expect(route.input?.type.getFields()).toHaveProperty(field);
  });

  if (route.method !== 'GET') {
    test(`${name}: the cursor is selected wherever the payload has one`, () => {
      const field = schema.getMutationType()?.getFields()[route.field];
      const payload = field && getNamedType(field.type);
      const hasCursor = isObjectType(payload) && 'cursor' in payload.getFields();
      const [root] = route.operation.selectionSet.selections;
      const selected = root?.kind === 'Field' ? (root.selectionSet?.selections ?? []) : [];
      expect(selected.some((node) => node.kind === 'Field' && node.name.value === 'cursor')).toBe(hasCursor);
    });
  }

  if (route.input && route.method !== 'DELETE' && route.status !== 200) {
    test(`${name}: the reference shows the smallest body`, () => {
      expect(route.example).toBeTypeOf('object');
    });
  }
}
