/** Peer: Mercurius with its compiler (jit) and its own subscriptions, over the same schema. */
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { type MessageAdded, schema } from './peer-schema.ts';
import { tell } from './serve.ts';

const app = Fastify();

type PubSub = {
  subscribe: (topic: string) => Promise<AsyncIterable<MessageAdded>>;
  publish: (event: { topic: string; payload: MessageAdded }) => void;
};

/** The library puts its own pubsub beside what is given here, one for each socket. */
const context = () => ({
  publish(this: { pubsub: PubSub }, topic: string, payload: MessageAdded) {
    app.graphql.pubsub.publish({ topic, payload } as never);
  },
  follow(this: { pubsub: PubSub }, topic: string) {
    return this.pubsub.subscribe(topic);
  },
});

await app.register(mercurius, {
  schema: schema as never,
  jit: 1,
  context: context as never,
  subscription: { context: context as never },
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 4096 });
tell({ ready: true });
process.on('disconnect', () => process.exit(0));
