/** Peer: graphql-yoga with graphql-ws and createPubSub, wired as their guides say. */
import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { type Context, type MessageAdded, schema } from './peer-schema.ts';
import { tell } from './serve.ts';

const pubSub = createPubSub<{ messageAdded: [topic: string, event: MessageAdded] }>();

const context: Context = {
  publish: (topic, event) => pubSub.publish('messageAdded', topic, event),
  follow: (topic) => pubSub.subscribe('messageAdded', topic),
};

const yoga = createYoga({ schema, context, graphiql: false, logging: false, landingPage: false });
const server = createServer(yoga);

type Executing = { rootValue: { execute: (args: unknown) => never; subscribe: (args: unknown) => never } };

useServer(
  {
    execute: (args) => (args as unknown as Executing).rootValue.execute(args),
    subscribe: (args) => (args as unknown as Executing).rootValue.subscribe(args),
    onSubscribe: async (connection, _id, params) => {
      const { extra } = connection as { extra: { request: unknown; socket: unknown } };
      const enveloped = yoga.getEnveloped({ ...connection, req: extra.request, socket: extra.socket, params });
      const args = {
        schema: enveloped.schema,
        operationName: params.operationName,
        document: enveloped.parse(params.query),
        variableValues: params.variables,
        contextValue: await enveloped.contextFactory(),
        rootValue: { execute: enveloped.execute, subscribe: enveloped.subscribe },
      };
      const errors = enveloped.validate(args.schema, args.document);
      return errors.length > 0 ? errors : (args as never);
    },
  },
  new WebSocketServer({ server, path: '/graphql' }),
);

server.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 4096 }, () => tell({ ready: true }));
process.on('disconnect', () => process.exit(0));
