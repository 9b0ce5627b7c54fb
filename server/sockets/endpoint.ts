import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { RequestOrigin } from '../auth/actor.ts';
import { isDatabaseUnavailable } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import { contextFrom, type Endpoint } from '../graphql/endpoint.ts';
import { presentError } from '../graphql/errors.ts';
import { refuseTooMany } from '../graphql/request-values.ts';
import { textOf } from '../graphql/trusted-documents.ts';
import { originOf, runInRequest } from '../http/request.ts';
import { log } from '../logging/log.ts';
import { close } from './close-codes.ts';
import { type ConnectionLimits, Connections } from './connections.ts';
import { closeAll, sendElsewhere } from './draining.ts';
import { afterSending } from './slow-sockets.ts';
import { SocketSink } from './socket-sink.ts';

const payloadBytesMax = 64 * 1024;
const subscriptionsMax = 50;
const pingMs = 12_000;
/** When thousands come back at once, their first messages wait for each other. */
const initWaitMs = 15_000;

type Operation = { schema: unknown; operationName?: string; document: unknown; variableValues?: unknown };

/** What is kept of the request that became a socket: the request itself would stay in memory as long as the socket. */
type Peer = { origin: RequestOrigin; transport: Socket };

/** graphql-ws calls it the request. */
type Extra = { socket: WebSocket; request: Peer };

/** The graphql-transport-ws endpoint. Operations run through the same envelope as over HTTP. */
export function createSocketEndpoint(endpoint: Endpoint, limits: ConnectionLimits) {
  const server = new WebSocketServer({ noServer: true, maxPayload: payloadBytesMax, perMessageDeflate: false });
  const connections = new Connections(limits);
  const protocol = useServer<Record<string, unknown>, Extra>(
    {
      connectionInitWaitTimeout: initWaitMs,
      onConnect: async ({ connectionParams, extra }) => {
        extra.socket.on('error', (error) => log.debug({ err: error }, 'socket error'));
        return runInRequest(extra.request.origin, () => admit(extra, connectionParams ?? {}, connections));
      },
      onSubscribe: async (connection, id, payload) => {
        const { extra, subscriptions } = connection;
        if (Object.keys(subscriptions).length > subscriptionsMax) {
          return [tooMany()];
        }
        const origin = { ...extra.request.origin, requestId: newId() };
        return runInRequest(origin, async () => {
          try {
            return await prepare(endpoint, { id, params: connection.connectionParams ?? {}, extra, payload });
          } catch (error) {
            return [presentError(error, origin.requestId)];
          }
        });
      },
      execute: (args) => (args as unknown as Prepared).run('execute', args),
      subscribe: (args) => (args as unknown as Prepared).run('subscribe', args),
      onNext: ({ extra }) => afterSending(extra.socket, extra.request.transport),
    },
    server,
    pingMs,
  );
  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const peer: Peer = { origin: originOf(request), transport: request.socket };
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, peer));
    },
    /** Sends every client elsewhere, spread over some time. */
    drain: (spreadMs: number) => sendElsewhere(server.clients, spreadMs),
    close: async () => {
      await closeAll(server.clients);
      connections.stop();
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
async function admit(extra: Extra, params: Record<string, unknown>, connections: Connections): Promise<boolean> {
  try {
    const { actor } = await contextFrom(headersOf(params));
    connections.add(extra.socket, actor);
  } catch (error) {
    if (error instanceof AppError && error.details.expired) return false; // closes with 4403: back with a fresh token
    refuseSocket(extra.socket, error);
  }
  return true;
}

function refuseSocket(socket: WebSocket, error: unknown): void {
  if (isDatabaseUnavailable(error)) {
    socket.close(...close.unavailable);
    return;
  }
  if (!(error instanceof AppError)) throw error;
  const code = error.code === 'RATE_LIMITED' ? close.slow[0] : close.signedOut[0];
  socket.close(code, error.message.slice(0, 120));
}

type Payload = {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: Record<string, unknown> | null;
};

type Prepared = Operation & { run: (kind: 'execute' | 'subscribe', args: ExecutionArgs) => Promise<never> };

type Asked = { id: string; params: Record<string, unknown>; extra: Extra; payload: Payload };

/** Parses and validates with the endpoint's caches; `extensions.headers` (GraphiQL) count like connection parameters. */
async function prepare(endpoint: Endpoint, { id, params, extra, payload }: Asked) {
  const { socket, request } = extra;
  const context = await contextFrom(headersOf(params, payload.extensions?.headers));
  const { requestId } = context.actor.origin; // nothing more of the context is kept by what outlives this
  const sink = new SocketSink(socket, request.transport, id);
  const enveloped = endpoint.getEnveloped({ ...context, sink, params: payload, request: undefined });
  refuseTooMany(payload.variables);
  const document = enveloped.parse(textOf(payload) ?? '');
  const errors = enveloped.validate(enveloped.schema, document);
  if (errors.length > 0) return errors.map((error: unknown) => presentError(error, requestId));
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
        return { errors: [presentError(error, requestId)] };
      }
    },
  };
}
