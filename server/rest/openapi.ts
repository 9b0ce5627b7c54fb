import { schema } from '../graphql/schema.ts';
import { basePath } from './answer.ts';
import { compileRoute } from './compile.ts';
import { type JsonSchema, SchemaWriter } from './json-schema.ts';
import { operationObject } from './openapi-operation.ts';
import { problems } from './problem.ts';
import { routes } from './routes.ts';
import { tagDescriptions } from './tags.ts';

const errorRows = Object.entries(problems)
  .map(([code, { status, meaning }]) => `| \`${code}\` | ${status} | ${meaning} |`)
  .join('\n');

const introduction = `The same operations as GraphQL (\`/graphql\`), as resources.

**Authentication.** \`Authorization: Bearer …\` with the \`accessToken\` of \`/auth/login\` or an API key (\`sb_live_…\`).
A person who belongs to several organizations chooses one with the header \`X-Organization-Id\`.

**Lists** answer \`{"data": […], "nextCursor": "…"}\`. Send \`nextCursor\` as \`?cursor=\` for the next page, or follow the
header \`Link: <…>; rel="next"\`; the last page has \`null\`.

**Changes.** PATCH is a JSON merge patch (RFC 7396): fields that are given change, \`null\` clears one. Unknown fields and
query parameters are refused. Every change answers \`X-Cursor\`: where the event log stands with it, for
\`inboxEvents(after:)\`.

**Retries.** A POST may carry \`Idempotency-Key\`: the same key and request answer the first answer again for a day
(\`Idempotency-Replayed: true\`), another request under it is refused (422), and one that is still running is a conflict
(409). The same keys hold for GraphQL.

**Reads** answer an \`ETag\`; with \`If-None-Match\` what has not changed is 304.

**Limits.** Keys share what the organization's plan includes; \`RateLimit\` says what is left (r) and for how many seconds
(t), \`RateLimit-Policy\` the quota (q) of a window (w). Beyond it the answer is 429 with \`Retry-After\`.

**Errors** are \`application/problem+json\` (RFC 9457):

| code | status | |
|---|---|---|
${errorRows}
`;

const problem: JsonSchema = {
  type: 'object',
  description: 'An error (RFC 9457).',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'Where the kind of error is described.' },
    title: { type: 'string', description: 'The kind of error.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What happened.' },
    code: { type: 'string', enum: Object.keys(problems), description: 'The kind of error, for programs.' },
    requestId: { type: 'string', description: 'For questions to the support; also in `X-Request-Id`.' },
    errors: {
      type: 'array',
      description: 'Every field or parameter that is wrong.',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const parameters = {
  limit: {
    name: 'limit',
    in: 'query',
    description: 'Entries of a page.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 },
  },
  cursor: { name: 'cursor', in: 'query', description: '`nextCursor` of the page before.', schema: { type: 'string' } },
  organization: {
    name: 'X-Organization-Id',
    in: 'header',
    description: 'org_…: where to work, for people in several organizations; without it, where they worked last.',
    schema: { type: 'string' },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Makes a repetition of this request answer what the first one did, for a day.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'The `ETag` of an answer you have; 304 when it still holds.',
    schema: { type: 'string' },
  },
};

const headers = {
  RateLimit: { description: 'What is left: `"plan";r=299;t=60`.', schema: { type: 'string' } },
  RateLimitPolicy: { description: 'The quota: `"plan";q=300;w=60`.', schema: { type: 'string' } },
  ETag: { description: 'Names this state of the answer.', schema: { type: 'string' } },
  IdempotencyReplayed: {
    description: '`true` when this is the answer of an earlier request.',
    schema: { type: 'string' },
  },
  RequestId: { description: 'Names this request in logs.', schema: { type: 'string' } },
  Cursor: { description: 'Where the event log stands with this change.', schema: { type: 'string' } },
  Location: { description: 'Where the new object is.', schema: { type: 'string', format: 'uri-reference' } },
  Link: { description: 'The next page, `rel="next"`; absent on the last.', schema: { type: 'string' } },
};

const problemResponse = {
  description: 'An error; `code` says which.',
  headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function pathsOf(writer: SchemaWriter): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const row of routes) {
    const route = compileRoute(schema, row);
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationObject(route, writer) };
  }
  return paths;
}

/** The OpenAPI 3.1 document of the whole table: paths from its rows, schemas and descriptions from the GraphQL schema. */
export function createOpenApi(): Record<string, unknown> {
  const writer = new SchemaWriter(schema);
  const paths = pathsOf(writer);
  const schemas = [...writer.components].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Switchboard REST API',
      version: '1.0.0',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: basePath }],
    security: [{ bearer: [] }],
    tags: Object.entries(tagDescriptions)
      .filter(([name]) => routes.some(({ tag }) => tag === name))
      .map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { ...Object.fromEntries(schemas), Problem: problem },
      parameters,
      headers,
      responses: {
        Problem: problemResponse,
        NotModified: {
          description: 'The answer you have still holds.',
          headers: { ETag: { $ref: '#/components/headers/ETag' } },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An access token or an API key (`sb_live_…`).' },
      },
    },
  };
}

let cached: string | undefined;

/** It does not change while the process lives. */
export function openApiJson(): string {
  cached ??= JSON.stringify(createOpenApi());
  return cached;
}
