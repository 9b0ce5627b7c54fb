import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';
import { createOpenApi } from './openapi.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(createOpenApi(), 'openapi');

const pointer = (...parts: string[]) =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** Expects an answer to have exactly the fields that the OpenAPI document promises for the route. */
export function expectDocumented(method: string, path: string, status: number, body: unknown): void {
  const place = pointer('paths', path.replace(/:(\w+)/g, '{$1}'), method.toLowerCase(), 'responses', String(status));
  const $ref = `openapi#${place}${pointer('content', 'application/json', 'schema')}`;
  const matches = ajv.compile({ $ref, unevaluatedProperties: false });
  expect(matches(body) ? [] : matches.errors, `${method} ${path} answers what is documented`).toEqual([]);
}
