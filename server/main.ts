import { attachApi, configureServices, openPort } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { DatabaseStartError, openDatabase } from './db/open.ts';
import { ensureDemo } from './demo/demo.ts';
import { PortInUseError } from './http/server.ts';
import { log } from './logging/log.ts';
import { createWebHandler } from './web/web.ts';

const development = process.argv.includes('--dev');

/** Lines for the person at the terminal; structured logs go through `log`. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(config: Config): Promise<() => Promise<void>> {
  const listening = await openPort(config, development);
  const database = await openDatabase(config, say);
  await configureServices(config);
  const demo = config.demo ? await ensureDemo(say) : null;
  const stopApi = attachApi(listening, config, demo);
  const web = config.roles.has('web') ? await startWeb(listening) : null;
  say(`Switchboard is ready at ${listening.url}`);
  say(`  Inbox          ${listening.url}/`);
  say(`  GraphiQL, API  ${listening.url}/graphql`);
  say(`  REST reference ${listening.url}/api/docs`);
  if (demo) say(`  Demo log-in    ${demo.email}  ${demo.password}`);
  return async () => {
    await Promise.all([stopApi(), web?.close()]);
    await database.stop();
  };
}

async function startWeb({ routing, port }: Awaited<ReturnType<typeof openPort>>) {
  const progress = { info: say, error: log.error.bind(log) };
  const web = await createWebHandler({ dev: development, log: progress, hostname: 'localhost', port });
  routing.handlers.set('/', web.handle);
  if (web.upgrade) routing.upgrades.set('/', web.upgrade);
  return web;
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1); // a second Ctrl-C does not wait
      stopping = true;
      say('Stopping …');
      stop().then(
        () => process.exit(0),
        (error) => {
          log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

try {
  stopOnSignals(await start(readConfig(process.env)));
} catch (error) {
  const named = error instanceof ConfigError || error instanceof PortInUseError || error instanceof DatabaseStartError;
  process.stderr.write(`${named ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
