import type { IncomingMessage, ServerResponse } from 'node:http';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { GraphQLError } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { type Actor, anonymous, type RequestOrigin } from '../auth/actor.ts';
import { authenticate, type Credentials } from '../auth/identities.ts';
import { readRefreshToken } from '../auth/refresh-cookie.ts';
import { AppError } from '../errors.ts';
import { currentOrigin } from '../http/request.ts';
import { idempotency, readIdempotencyKey } from '../idempotency/idempotency.ts';
import { log } from '../logging/log.ts';
import { countRequest } from '../rate-limits/rate-limits.ts';
import { sharedSubscriptions } from '../subscriptions/plugin.ts';
import { answerAccess } from './answer-access.ts';
import { type AnswerSinks, type Context, createContext, nowhere } from './context.ts';
import { presentError } from './errors.ts';
import { graphiqlOptions } from './graphiql.ts';
import { readOptionalId } from './ids.ts';
import { jsonBody } from './json-body.ts';
import { limits } from './limits.ts';
import { organizationScope } from './organization-scope.ts';
import { schema } from './schema.ts';
import { storableText } from './storable-text.ts';

export const bodyBytesMax = 1_048_576;

type ServerContext = { req: IncomingMessage; res: ServerResponse };

type HeaderReader = { get(name: string): string | null };

/**
 * The context of an operation, from its headers or from the connection parameters of a socket.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, VALIDATION_FAILED (X-Organization-Id), RATE_LIMITED
 */
export async function contextFrom(headers: HeaderReader, answer = nowhere): Promise<Context> {
  const origin = currentOrigin();
  const organizationId = readOptionalId('Organization', headers.get('x-organization-id'), 'X-Organization-Id');
  const credentials = { authorization: headers.get('authorization'), organizationId };
  const actor = await identify(credentials, origin, answer);
  await countRequest(actor, answer.setHeader);
  return createContext(actor, {
    refreshToken: readRefreshToken(headers),
    idempotencyKey: readIdempotencyKey(headers),
    answer,
  });
}

/** Whoever guesses at tokens and keys is counted like anybody from that address. */
async function identify(credentials: Credentials, origin: RequestOrigin, { setHeader }: AnswerSinks): Promise<Actor> {
  try {
    return (await authenticate(credentials, origin)) ?? anonymous(origin);
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAUTHENTICATED') await countRequest(anonymous(origin), setHeader);
    throw error;
  }
}

/** Cookies and headers of an answer that has not been sent yet. */
export function sinksOf(response: ServerResponse): AnswerSinks {
  return {
    setCookie: (cookie) => void (response.headersSent || response.appendHeader('set-cookie', cookie)),
    setHeader: (name, value) => void (response.headersSent || response.setHeader(name, value)),
  };
}

/** Over HTTP the context comes from the request; over a WebSocket and from REST it is made before. */
function contextOfRequest({ request, res }: { request: Request; res: ServerResponse }): Promise<Context> {
  return contextFrom(request.headers, sinksOf(res));
}

/** Errors of the document itself pass no resolver, so they get their code here. */
const namedErrors: Plugin = {
  onExecutionResult({ result, setResult }) {
    if (!result || !('errors' in result) || !result.errors) return;
    setResult({ ...result, errors: result.errors.map((error) => presentError(error, currentOrigin().requestId)) });
  },
};

/**
 * GraphQL over HTTP with GraphiQL, and the operations of the WebSocket (server/sockets).
 * @param allowedOrigins sites whose pages may call the API with credentials
 */
export function createEndpoint(allowedOrigins: string[]) {
  return createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    healthCheckEndpoint: '/graphql/health',
    multipart: false,
    extraParamNames: ['documentId'],
    maxRequestBodySize: bodyBytesMax,
    cors: allowedOrigins.length > 0 ? { origin: allowedOrigins, credentials: true } : false,
    context: (initial) => ('actor' in initial ? (initial as unknown as Context) : contextOfRequest(initial)),
    maskedErrors: { maskError: (error) => presentError(error, currentOrigin().requestId) },
    logging: {
      debug: (...args) => log.debug(args),
      info: (...args) => log.debug(args),
      warn: (...args) => log.warn(args),
      error: (...args) => log.debug(args), // presentError has logged what is unexpected
    },
    renderGraphiQL,
    graphiql: graphiqlOptions,
    plugins: [
      jsonBody,
      limits,
      sharedSubscriptions,
      organizationScope,
      storableText,
      answerAccess,
      idempotency,
      namedErrors,
    ],
  });
}

export type Endpoint = ReturnType<typeof createEndpoint>;

export function bodyTooLarge(bytes: number): GraphQLError {
  return new GraphQLError(`The body has ${bytes} bytes; at most ${bodyBytesMax} are read.`, {
    extensions: {
      code: 'VALIDATION_FAILED',
      fields: [{ path: 'body', message: `has more than ${bodyBytesMax} bytes` }],
    },
  });
}
