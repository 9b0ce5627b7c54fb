/**
 * Peer: PostGraphile 5 over the product's own tables. The list and the unread count are SQL functions, as its guides
 * recommend (documents.ts has them).
 */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { tell } from './serve.ts';

// Its own statements, planned for any conversation, would read a long thread as a whole.
const connectionString = `${process.env.POSTGRES_URL}?options=-c%20plan_cache_mode%3Dforce_custom_plan`;

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString, schemas: ['public'] })],
  grafserv: { watch: false },
  grafast: { explain: false },
});

const server = createServer();
const serv = instance.createServ(grafserv);
await serv.addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1', () => tell({ ready: true }));
process.on('disconnect', () => process.exit(0));
