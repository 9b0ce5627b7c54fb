/** What a fragment gains, every list gains a hundred times. */
import { complexityFromQuery } from '@pothos/plugin-complexity';
import { expect, test } from 'vitest';
import { complexityLimits } from '../graphql/complexity.ts';
import type { Context } from '../graphql/context.ts';
import { schema } from '../graphql/schema.ts';
import { routes } from './routes.ts';

const lists = routes.filter(({ document: { definitions } }) =>
  definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      definition.variableDefinitions?.some(({ variable }) => variable.name.value === 'first'),
  ),
);

test.each(lists)('$method $path answers a page of 100 within the limits', ({ document }) => {
  const measured = complexityFromQuery(document, {
    schema,
    variables: { first: 100, id: 'any' },
    ctx: {} as unknown as Context,
  });
  expect(measured.complexity).toBeGreaterThan(100); // the page size has been counted
  expect(measured.complexity).toBeLessThanOrEqual(complexityLimits.complexity);
  expect(measured.depth).toBeLessThanOrEqual(complexityLimits.depth);
  expect(measured.breadth).toBeLessThanOrEqual(complexityLimits.breadth);
});
