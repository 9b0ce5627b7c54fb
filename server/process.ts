import { flushCompileCache } from 'node:module';
import {
  attachApi,
  attachCommon,
  configureServices,
  type Listening,
  openPort,
  serveWithoutApi,
  usesDatabase,
} from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { disconnectDatabase } from './db/client.ts';
import { DatabaseStartError, openDatabase } from './db/open.ts';
import { demoAccount, ensureDemo } from './demo/demo.ts';
import { ListenError } from './http/server.ts';
import { log } from './logging/log.ts';
import { disconnectRedis } from './redis/redis.ts';
import { createWebHandler } from './web/web.ts';

const development = process.argv.includes('--dev');

/** What has been started, to be ended in the opposite order. */
const running = new AsyncDisposableStack();
let drain = async () => {};

/** Lines for the person at the terminal; structured logs go through `log`. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(config: Config): Promise<void> {
  const listening = await openPort(config, development);
  const { roles } = config;
  const demo = config.demo ? demoAccount : null;
  const databaseUrl = usesDatabase(config) ? await startServices(config) : null;
  if (demo && roles.has('api')) await ensureDemo(say);
  const serving = roles.has('api') ? attachApi(listening, config) : serveWithoutApi(listening, config);
  running.defer(serving.stop);
  drain = async () => {
    listening.routing.draining = true; // `/readyz` is red and connections are not kept from here on
    await serving.drain();
    if (config.drainMs > 0) await listening.kept.gone();
  };
  if (roles.has('worker') && databaseUrl) {
    const { startWorker } = await import('./worker.ts'); // other roles need none of it
    running.defer(await startWorker(databaseUrl));
  }
  if (roles.has('web')) await startWeb(listening);
  attachCommon(listening, config, demo);
  flushCompileCache(); // a process that is killed would keep nothing
  say(`Switchboard is ready at ${listening.url}`);
  if (roles.has('web')) say(`  Inbox          ${listening.url}/`);
  if (roles.has('api')) say(`  GraphiQL, API  ${listening.url}/graphql`);
  if (roles.has('api')) say(`  REST reference ${listening.url}/api/docs`);
  if (demo && roles.has('web')) say(`  Demo log-in    ${demo.email}  ${demo.password}`);
}

/** @returns the database's URL */
async function startServices(config: Config): Promise<string> {
  const database = await openDatabase(config, say);
  running.defer(database.stop);
  running.defer(disconnectDatabase);
  await configureServices(config);
  running.defer(disconnectRedis);
  return database.url;
}

async function startWeb({ routing, port }: Listening): Promise<void> {
  const progress = { info: say, error: log.error.bind(log) };
  const web = await createWebHandler({ dev: development, log: progress, hostname: 'localhost', port });
  running.defer(web.close);
  routing.handlers.set('/', web.handle);
  if (web.upgrade) routing.upgrades.set('/', web.upgrade);
}

async function end(code: number): Promise<never> {
  try {
    await drain();
    await running.disposeAsync();
  } catch (error) {
    log.error({ err: error }, 'stopping failed');
    process.exit(1);
  }
  process.exit(code);
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1); // a second Ctrl-C does not wait
    stopping = true;
    say('Stopping …');
    void end(0);
  });
}

process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

try {
  await start(readConfig(process.env));
} catch (error) {
  if (!stopping) {
    const named = error instanceof ConfigError || error instanceof ListenError || error instanceof DatabaseStartError;
    process.stderr.write(`${named ? error.message : error instanceof Error ? error.stack : error}\n`);
    await end(1);
  }
}
