import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { AppError, validationFailed } from '../errors.ts';
import { schema } from '../graphql/schema.ts';
import { mergePatch } from '../json/merge-patch.ts';
import { log } from '../logging/log.ts';
import { compileRoute } from './compile.ts';
import { problemOf, problemOfPresented, problems } from './problem.ts';
import { createRouter } from './router.ts';
import { routes } from './routes.ts';
import { variablesFrom } from './variables.ts';

log.level = 'silent'; // one test throws what must not be shown

const compiled = routes.map((route) => compileRoute(schema, route));

function compiledRoute(method: string, path: string) {
  const route = compiled.find((candidate) => candidate.method === method && candidate.path === path);
  if (!route) throw new Error(`no route ${method} ${path}`);
  return route;
}

describe('the router', () => {
  const find = createRouter(compiled);

  test('decodes path parameters', () => {
    expect(find('GET', '/contacts/cont%5F1')).toMatchObject({ kind: 'route', params: { id: 'cont_1' } });
  });

  test('takes HEAD for GET', () => {
    expect(find('HEAD', '/me')).toMatchObject({ kind: 'route', route: { method: 'GET' } });
  });

  test('names the methods of a path that has no such method', () => {
    expect(find('PUT', '/contacts/cont_1')).toEqual({
      kind: 'method',
      allowed: ['GET', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
    });
  });

  test.each(['/contacts/', '/contacts/a/b', '/contacts/%E0%A4%A', '', '/', '/nothing'])(
    'knows nothing at %j',
    (path) => {
      expect(find('GET', path)).toEqual({ kind: 'none' });
    },
  );
});

describe('problems', () => {
  test.each(Object.entries(problems))('%s has its status', (code, { status, title }) => {
    const answer = problemOf(new AppError(code as 'CONFLICT', 'Because.'), 'req_1');
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, title, code, detail: 'Because.', requestId: 'req_1' });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test('a rate limit says when to try again', () => {
    const { headers } = problemOf(new AppError('RATE_LIMITED', 'Slow down.', { retryAfter: 1.2 }), 'req_1');
    expect(headers['retry-after']).toBe('2');
  });

  test('a quota says which, and how much of it is used', () => {
    const details = { metric: 'seats', limit: 5, used: 5, resetsAt: null };
    expect(problemOf(new AppError('QUOTA_EXCEEDED', 'Full.', details), 'req_1').body).toMatchObject(details);
  });

  test('an unexpected error says nothing but its request id', () => {
    const { status, body } = problemOf(new Error('password is hunter2'), 'req_1');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(body).toMatchObject({ code: 'INTERNAL', requestId: 'req_1' });
  });

  test('an error with an unknown code is an internal one', () => {
    const { status } = problemOfPresented(new GraphQLError('x', { extensions: { code: 'toString' } }), 'req_1');
    expect(status).toBe(500);
  });
});

describe('variables', () => {
  const send = compiledRoute('POST', '/conversations/:id/messages');
  const list = compiledRoute('GET', '/conversations');
  const from = (route: typeof send, query: string, body: Record<string, unknown> = {}) =>
    variablesFrom(route, {
      params: route.pathParams.length > 0 ? { id: 'conv_1' } : {},
      query: new URLSearchParams(query),
      body,
    });
  const refusal = (route: typeof send, query: string, body?: Record<string, unknown>) => {
    try {
      return from(route, query, body);
    } catch (error) {
      return error instanceof AppError ? error.details.fields : error;
    }
  };

  test('the path fills the field it stands for', () => {
    expect(from(send, '', { body: 'hi' })).toEqual({ input: { body: 'hi', conversationId: 'conv_1' } });
  });

  test('a field that the path fills is no field of the body', () => {
    const fields = [{ path: 'conversationId', message: 'is not a field of this request' }];
    expect(refusal(send, '', { body: 'hi', conversationId: 'conv_2' })).toEqual(fields);
  });

  test('filters, lists and numbers are read by their types', () => {
    expect(from(list, 'status=OPEN,PENDING&status=SNOOZED&view=MINE&limit=5&cursor=abc')).toEqual({
      first: 5,
      after: 'abc',
      filter: { status: ['OPEN', 'PENDING', 'SNOOZED'], view: 'MINE' },
    });
  });

  test('wrong and unknown parameters are named as they were sent', () => {
    expect(refusal(list, 'state=OPEN')).toEqual([{ path: 'state', message: 'is not a parameter of this request' }]);
    expect(refusal(list, 'limit=many&status=GONE')).toEqual([
      { path: 'limit', message: 'must be a whole number' },
      { path: 'status.0', message: 'must be one of OPEN, PENDING, RESOLVED, SNOOZED' },
    ]);
  });

  test('all wrong fields of a body are named at once, without words of GraphQL', () => {
    const create = compiledRoute('POST', '/conversations');
    expect(refusal(create, '', { contact: { email: 1, age: 3 }, message: {}, subject: ['x'] })).toEqual([
      { path: 'contact.age', message: 'is not a field of this request' },
      { path: 'contact.email', message: 'must be text' },
      { path: 'message.body', message: 'is required' },
      { path: 'subject', message: 'must be text' },
    ]);
  });

  test('names from the prototype are unknown fields', () => {
    const body = JSON.parse('{"name":"x","constructor":1,"__proto__":{"a":1}}');
    expect(refusal(compiledRoute('POST', '/organizations'), '', body)).toEqual([
      { path: 'constructor', message: 'is not a field of this request' },
      { path: '__proto__', message: 'is not a field of this request' },
    ]);
  });

  test('an id of another type is refused with both prefixes', () => {
    expect(() =>
      variablesFrom(
        { ...compiledRoute('GET', '/channels/:id'), node: 'Channel' as const },
        {
          params: { id: 'conv_01k00000000000000000000000' },
          query: new URLSearchParams(),
          body: {},
        },
      ),
    ).toThrow(/conv.*chan|chan.*conv/);
  });
});

// The examples of RFC 7396, appendix A, as far as both sides are objects.
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('merge patch: %j with %j is %j', (target, patch, result) => {
  expect(mergePatch(target, patch)).toEqual(result);
});

test('several wrong fields make one problem', () => {
  const fields = [
    { path: 'a', message: 'is required' },
    { path: 'b', message: 'is required' },
  ];
  expect(problemOf(validationFailed(fields), 'req_1').body).toMatchObject({
    code: 'VALIDATION_FAILED',
    errors: fields,
  });
});
