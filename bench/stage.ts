import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../server/db/embedded.ts';
import { type IdPrefix, parseTypeId, toTypeId } from '../server/db/ids.ts';
import { log } from '../server/logging/log.ts';
import { addOrganizations, bulk, connectAsOwner, type Filled, fillOrganizations, lengthenThread } from './fill.ts';
import { freePort } from './machine.ts';
import { Product } from './product.ts';
import { Remote } from './remote.ts';
import { settings } from './settings.ts';

const ownerEmail = 'owner@bench.example.com';
const password = 'a password of the benchmark';

type World = {
  owner: { userId: string };
  main: Filled;
  small: Filled;
  /** Nobody ever subscribes here: what sending alone costs. */
  quiet: Filled;
  threads: { short: string; long: string };
};

/** Everything a row needs: the database and what is in it, and servers over it. */
export class Stage {
  readonly say: (line: string) => void;
  readonly #running = new AsyncDisposableStack();
  #dataDir = '';
  #url = '';
  #world: World | null = null;
  #large: Promise<Filled> | null = null;
  #tiny: Promise<Filled[]> | null = null;

  private constructor(say: (line: string) => void) {
    this.say = say;
  }

  static async open(say: (line: string) => void): Promise<Stage> {
    const stage = new Stage(say);
    stage.#dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-bench-'));
    await chmod(stage.#dataDir, 0o755); // root's PostgreSQL runs as another user
    stage.#running.defer(() => rm(stage.#dataDir, { recursive: true, force: true }));
    const database = await startEmbeddedPostgres({
      dataDir: stage.#dataDir,
      log,
      settings: { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'none' },
    });
    stage.#running.defer(database.stop);
    stage.#url = database.url;
    return stage;
  }

  get url(): string {
    return this.#url;
  }

  /** E-mail address and password of the owner. */
  get credentials(): [email: string, password: string] {
    return [ownerEmail, password];
  }

  get dataDir(): string {
    return this.#dataDir;
  }

  close(): Promise<void> {
    return this.#running.disposeAsync();
  }

  /** The sign-up, and the organizations that most rows read. */
  async world(): Promise<World> {
    this.#world ??= await this.#create();
    return this.#world;
  }

  async #create(): Promise<World> {
    const product = await this.product();
    const input = { organizationName: 'Bench', name: 'Olga Owner', email: ownerEmail, password };
    const { signUp } = await product.run(
      'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } organization { id } } }',
      { input },
    );
    await product.stop();
    const userId = parseTypeId('user', signUp.user.id);
    const mainId = parseTypeId('org', signUp.organization.id);
    const { main, small, threads } = settings;
    this.say(`Filling ${main.conversations} conversations, and threads of ${threads.short} and ${threads.long} …`);
    return bulk(this.#url, async (client) => {
      const [smallId = '', quietId = ''] = await addOrganizations(client, mainId, 2);
      const fill = async (id: string, size: typeof main) =>
        (await fillOrganizations(client, { ids: [id], userId, ...size }))[0] as Filled;
      const filled = await fill(mainId, main);
      const [short = '', long = ''] = filled.conversations.splice(0, 2);
      await lengthenThread(client, short, threads.short);
      await lengthenThread(client, long, threads.long);
      return {
        owner: { userId },
        main: filled,
        small: await fill(smallId, small),
        quiet: await fill(quietId, { conversations: 10, messagesEach: 1 }),
        threads: { short, long },
      };
    });
  }

  /** An organization with as many open conversations and messages as the targets name. */
  async large(): Promise<Filled> {
    this.#large ??= this.#add(1, settings.large).then(([filled]) => filled as Filled);
    return this.#large;
  }

  /** Many organizations with little in them. */
  async tiny(): Promise<Filled[]> {
    this.#tiny ??= this.#add(settings.tinyOrganizations, settings.tiny);
    return this.#tiny;
  }

  async #add(count: number, size: typeof settings.main): Promise<Filled[]> {
    const { owner, main } = await this.world();
    const startedAt = performance.now();
    const filled = await bulk(this.#url, async (client) => {
      const ids = await addOrganizations(client, main.organizationId, count);
      return fillOrganizations(client, { ids, userId: owner.userId, ...size });
    });
    const messages = count * size.conversations * size.messagesEach;
    this.say(`Filled ${messages} messages in ${Math.round((performance.now() - startedAt) / 1000)} s.`);
    return filled;
  }

  /** The real server, as its own process. */
  async product(environment: Record<string, string> = {}, flags: string[] = []): Promise<Product> {
    const product = await Product.start({ url: this.#url, dataDir: this.#dataDir, environment, flags });
    if (this.#world) await product.logIn(...this.credentials);
    return product;
  }

  /** A floor or a peer, as its own process. */
  async server(script: string, environment: Record<string, string> = {}): Promise<{ remote: Remote; port: number }> {
    const port = await freePort();
    const env = { POSTGRES_URL: this.#url, PORT: String(port), NODE_ENV: 'production', ...environment };
    return { remote: await Remote.start(`processes/${script}.ts`, { env }), port };
  }

  /** Runs SQL as the owner of all tables. */
  async sql<T>(text: string, values: unknown[] = [], url = this.#url): Promise<T[]> {
    const client = await connectAsOwner(url);
    try {
      return (await client.query(text, values)).rows as T[];
    } finally {
      await client.end();
    }
  }
}

export const outside = (prefix: IdPrefix, id: string) => toTypeId(prefix, id);
