import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { AppError, type FieldError, validationFailed } from '../errors.ts';
import type { AnswerSinks } from '../graphql/context.ts';
import { contextFrom, type Endpoint } from '../graphql/endpoint.ts';
import { type Answer, answerFrom } from './answer.ts';
import { readBody, takesBody } from './body.ts';
import type { CompiledRoute } from './compile.ts';
import { execute } from './execute.ts';
import { shownPath, variablesFrom } from './variables.ts';

type Headers = { get(name: string): string | null };

const credentials = ['authorization', 'x-organization-id'];

/** The headers that a context is made from; a public route has no credentials. */
function headersOf(request: IncomingMessage, { access }: CompiledRoute): Headers {
  return {
    get: (name) => {
      const value = request.headers[name];
      const hidden = access === 'public' && credentials.includes(name);
      return typeof value === 'string' && !hidden ? value : null;
    },
  };
}

/** The same error with the field names that a REST client has sent. */
function inWordsOfRest(error: unknown, route: CompiledRoute): unknown {
  const details = error instanceof AppError ? error.details : error instanceof GraphQLError ? error.extensions : {};
  const fields = details.fields as FieldError[] | undefined;
  if (!fields || details.reason) return error;
  return validationFailed(fields.map(({ path, message }) => ({ path: shownPath(route, path), message })));
}

export type Performed = {
  endpoint: Endpoint;
  route: CompiledRoute;
  params: Record<string, string>;
  url: URL;
  answer: AnswerSinks;
};

/**
 * One request from its body to its answer. The request is authenticated before its body is read.
 * @throws AppError, GraphQLError (presented), HttpRefusal
 */
export async function perform(request: IncomingMessage, work: Performed): Promise<Answer> {
  const { endpoint, route, params, url } = work;
  const context = await contextFrom(headersOf(request, route), work.answer);
  const body = takesBody(route) ? await readBody(request, route.cookie === true) : {};
  try {
    const variables = variablesFrom(route, { params, query: url.searchParams, body });
    const data = await execute(endpoint, context, route.document, variables);
    return answerFrom(route, url, data);
  } catch (error) {
    throw inWordsOfRest(error, route);
  }
}
