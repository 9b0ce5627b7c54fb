import { schema } from '../graphql/schema.ts';
import { takesBody } from './body.ts';
import type { CompiledRoute } from './compile.ts';
import type { JsonSchema, SchemaWriter } from './json-schema.ts';
import { selectedAt } from './selection.ts';

type Parts = Record<string, unknown>;

const header = (name: string) => ({ $ref: `#/components/headers/${name}` });
const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
const problem = { $ref: '#/components/responses/Problem' };

function pathDescription(route: CompiledRoute, name: string): string | null | undefined {
  const [field] = [...(route.input?.filled ?? [])].find(([, param]) => param === name) ?? [];
  if (field) return route.input?.type.getFields()[field]?.description;
  const args = schema.getQueryType()?.getFields()[route.field]?.args ?? [];
  return args.find((arg) => arg.name === name)?.description;
}

function parametersOf(route: CompiledRoute, writer: SchemaWriter): Parts[] {
  const fromPath = route.pathParams.map((name) => {
    const description = pathDescription(route, name) ?? 'The id.';
    return { name, in: 'path', required: true, description, schema: { type: 'string' } };
  });
  const fromQuery = [...route.query].map(([name, { type, description }]) => ({
    name,
    in: 'query',
    ...(description && { description }),
    schema: writer.given(type),
  }));
  return [
    ...fromPath,
    ...fromQuery,
    ...(route.paged ? [parameter('limit'), parameter('cursor')] : []),
    ...(route.access === 'public' ? [] : [parameter('organization')]),
    ...(route.method === 'POST' ? [parameter('idempotencyKey')] : []),
    ...(route.method === 'GET' ? [parameter('ifNoneMatch')] : []),
  ];
}

function requestBody(route: CompiledRoute, writer: SchemaWriter): Parts {
  if (!route.input || !takesBody(route)) return {};
  const { type, filled } = route.input;
  const body = writer.inputObject(type, [...filled.keys()]);
  const content = { schema: body, ...(route.example && { example: route.example }) };
  const patch = route.method === 'PATCH' && { 'application/merge-patch+json': content };
  return { requestBody: { required: !route.cookie, content: { 'application/json': content, ...patch } } };
}

function answerSchema(route: CompiledRoute, writer: SchemaWriter): JsonSchema | null {
  if (!route.answered) return null;
  const { kind, type, selection } = route.answered;
  const entry = writer.selected(type, selection, route.document);
  if (kind !== 'object') {
    const data = { type: 'array', items: entry };
    const nextCursor = { type: ['string', 'null'], description: 'Send it as `cursor` for the next page.' };
    return { type: 'object', required: ['data', 'nextCursor'], properties: { data, nextCursor } };
  }
  if (!route.extra) return entry;
  const properties: Record<string, JsonSchema> = {};
  for (const [name, path] of Object.entries(route.extra)) {
    const { type, selection, description } = selectedAt(schema, route.operation, path);
    properties[name] = { ...writer.output(type, selection, route.document), description };
  }
  return { allOf: [entry, { type: 'object', required: Object.keys(properties), properties }] };
}

const meanings = { 200: 'Done.', 201: 'Created.', 204: 'Done; nothing to say.' } as const;

function success(route: CompiledRoute, writer: SchemaWriter): Parts {
  const answer = answerSchema(route, writer);
  return {
    description: meanings[route.status],
    headers: {
      'X-Request-Id': header('RequestId'),
      RateLimit: header('RateLimit'),
      'RateLimit-Policy': header('RateLimitPolicy'),
      ...(route.method === 'GET' && { ETag: header('ETag') }),
      ...(route.method === 'POST' && { 'Idempotency-Replayed': header('IdempotencyReplayed') }),
      ...(route.method !== 'GET' && { 'X-Cursor': header('Cursor') }),
      ...(route.status === 201 && { Location: header('Location') }),
      ...(route.paged && { Link: header('Link') }),
    },
    ...(answer && { content: { 'application/json': { schema: answer } } }),
  };
}

function problemStatuses(route: CompiledRoute): string[] {
  const writes = route.method !== 'GET';
  return [
    '400',
    ...(route.access === 'public' && !writes ? [] : ['401']),
    ...(route.access ? [] : ['403']),
    ...(route.pathParams.length > 0 ? ['404'] : []),
    ...(writes ? ['409'] : []),
    ...(takesBody(route) ? ['413', '415'] : []),
    ...(route.method === 'POST' ? ['422'] : []),
    '429',
    'default',
  ];
}

/** One operation of the OpenAPI document, from a row of the table. */
export function operationObject(route: CompiledRoute, writer: SchemaWriter): Parts {
  const { operationName, summary, description, tag } = route;
  return {
    operationId: `${operationName[0]?.toLowerCase()}${operationName.slice(1)}`,
    tags: [tag],
    summary,
    description,
    ...(route.access && { security: route.access === 'public' ? [] : [{ bearer: [] }, {}] }),
    parameters: parametersOf(route, writer),
    ...requestBody(route, writer),
    responses: {
      [route.status]: success(route, writer),
      ...(route.method === 'GET' && { 304: { $ref: '#/components/responses/NotModified' } }),
      ...Object.fromEntries(problemStatuses(route).map((status) => [status, problem])),
    },
  };
}
