import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '../auth/actor.ts';
import { type Gone, isGone, onIdentityForgotten } from '../auth/identities.ts';
import { watchRights } from '../auth/rights-watch.ts';
import { AppError } from '../errors.ts';
import { originOf, runInRequest } from '../http/request.ts';
import { log } from '../logging/log.ts';
import type { Context } from './context.ts';
import { contextFrom, type Endpoint } from './endpoint.ts';
import { presentError } from './errors.ts';
import { refuseTooMany } from './request-values.ts';
import { textOf } from './trusted-documents.ts';

/** Close codes: a graphql-ws client comes back after 1012, 1013 and 4403, and gives up at 4401. */
const close = {
  restart: [1012, 'The server restarts.'],
  slow: [1013, 'The connection reads too slowly; resume from the last cursor.'],
  signedOut: [4401, 'Signed out.'],
  expired: [4403, 'The access token has expired.'],
  changed: [4403, 'Your role has changed.'],
} as const;

const payloadBytesMax = 64 * 1024;
const bufferedBytesMax = 1024 * 1024;
const subscriptionsMax = 50;
const pingMs = 12_000;
const timeoutMsMax = 2_147_483_647;

type Operation = { schema: unknown; operationName?: string; document: unknown; variableValues?: unknown };
type Extra = {
  socket: WebSocket;
  request: IncomingMessage;
  context?: Context;
  expiry?: NodeJS.Timeout;
  unwatch?: () => void;
};

/** The graphql-transport-ws endpoint. Operations run through the same envelope as over HTTP. */
export function createSocketEndpoint(endpoint: Endpoint) {
  const server = new WebSocketServer({ noServer: true, maxPayload: payloadBytesMax, perMessageDeflate: false });
  const actors = new Map<WebSocket, Actor>();
  const stopListening = onIdentityForgotten((gone) => closeForgotten(actors, gone));
  const protocol = useServer<Record<string, unknown>, Extra>(
    {
      onConnect: async ({ connectionParams, extra }) => {
        extra.socket.on('error', (error) => log.debug({ err: error }, 'socket error'));
        return runInRequest(originOf(extra.request), () => admit(extra, connectionParams ?? {}, actors));
      },
      onDisconnect: ({ extra }) => {
        clearTimeout(extra.expiry);
        extra.unwatch?.();
        actors.delete(extra.socket);
      },
      onSubscribe: async (connection, _id, payload) => {
        const { extra, subscriptions } = connection;
        if (Object.keys(subscriptions).length > subscriptionsMax) {
          return [tooMany()];
        }
        return runInRequest(originOf(extra.request), async () => {
          try {
            return await prepare(endpoint, connection.connectionParams ?? {}, extra, payload);
          } catch (error) {
            return [presentError(error, originOf(extra.request).requestId)];
          }
        });
      },
      execute: (args) => (args as unknown as Prepared).run('execute', args),
      subscribe: (args) => (args as unknown as Prepared).run('subscribe', args),
      onNext: ({ extra }) => {
        if (extra.socket.bufferedAmount > bufferedBytesMax) extra.socket.close(...close.slow);
      },
    },
    server,
    pingMs,
  );
  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request)),
    /** Tells every client to come back elsewhere. */
    close: async () => {
      stopListening();
      for (const client of server.clients) client.close(...close.restart);
      await protocol.dispose();
      server.close();
    },
  };
}

function tooMany(): GraphQLError {
  return new GraphQLError(`A socket carries at most ${subscriptionsMax} subscriptions.`, {
    extensions: { code: 'RATE_LIMITED', retryAfter: 1 },
  });
}

function headersOf(...sources: unknown[]): Headers {
  const headers = new Headers();
  for (const source of sources) {
    if (typeof source !== 'object' || source === null) continue;
    for (const [name, value] of Object.entries(source)) {
      if (typeof value !== 'string') continue;
      if (/^authorization$/i.test(name)) headers.set('authorization', value);
      if (/^(x-)?organization-?id$/i.test(name)) headers.set('x-organization-id', value);
    }
  }
  return headers;
}

/** Who connects. Without credentials a socket may do what anybody may; with wrong ones it is closed. */
async function admit(extra: Extra, params: Record<string, unknown>, actors: Map<WebSocket, Actor>): Promise<boolean> {
  try {
    extra.context = await contextFrom(headersOf(params));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.details.expired) return false; // closes with 4403: the client comes back with a fresh token
    const code = error.code === 'RATE_LIMITED' ? close.slow[0] : close.signedOut[0];
    extra.socket.close(code, error.message.slice(0, 120));
    return true;
  }
  const { actor } = extra.context;
  actors.set(extra.socket, actor);
  extra.unwatch = watchRights(actor);
  if (actor.expiresAt) {
    const delayMs = Math.min(actor.expiresAt.getTime() - Date.now(), timeoutMsMax);
    extra.expiry = setTimeout(() => extra.socket.close(...close.expired), delayMs).unref();
  }
  return true;
}

function closeForgotten(actors: Map<WebSocket, Actor>, gone: Gone): void {
  for (const [socket, actor] of actors) {
    if (!isGone(actor, gone)) continue;
    const [code, reason] = gone.changed ? close.changed : close.signedOut;
    socket.close(code, reason);
  }
}

type Payload = {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: Record<string, unknown> | null;
};

type Prepared = Operation & { run: (kind: 'execute' | 'subscribe', args: ExecutionArgs) => Promise<never> };

/** Parses and validates with the endpoint's caches; `extensions.headers` (GraphiQL) count like connection parameters. */
async function prepare(endpoint: Endpoint, params: Record<string, unknown>, extra: Extra, payload: Payload) {
  const context = await contextFrom(headersOf(params, payload.extensions?.headers));
  const enveloped = endpoint.getEnveloped({ ...context, params: payload, request: undefined, req: extra.request });
  refuseTooMany(payload.variables);
  const document = enveloped.parse(textOf(payload) ?? '');
  const errors = enveloped.validate(enveloped.schema, document);
  if (errors.length > 0) return errors.map((error: unknown) => presentError(error, context.actor.origin.requestId));
  return {
    schema: enveloped.schema,
    operationName: payload.operationName,
    document,
    variableValues: payload.variables,
    contextValue: await enveloped.contextFactory(),
    run: async (kind: 'execute' | 'subscribe', args: ExecutionArgs) => {
      try {
        return await enveloped[kind](args);
      } catch (error) {
        // A plugin's refusal ends the operation; thrown further it would end the socket and all its subscriptions.
        return { errors: [presentError(error, context.actor.origin.requestId)] };
      }
    },
  };
}
