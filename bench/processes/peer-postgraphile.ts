/**
 * Peer: PostGraphile 5 over the product's own tables. The list and the unread count are SQL functions, as its guides
 * recommend (bench/peers.ts makes them).
 */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { tell } from './serve.ts';

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.POSTGRES_URL ?? '', schemas: ['public'] })],
  grafserv: { watch: false },
  grafast: { explain: false },
});

const server = createServer();
const serv = instance.createServ(grafserv);
await serv.addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1', () => tell({ ready: true }));
process.on('disconnect', () => process.exit(0));
