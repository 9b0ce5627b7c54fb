import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** PrismaPg with three gaps closed that stop the schema engine. */
class EngineAdapterFactory extends PrismaPg {
  readonly #url: string;
  readonly #shadows = new Map<string, EngineAdapterFactory>();
  readonly #pools: pg.Pool[] = [];

  constructor(url: string) {
    super({ connectionString: url });
    this.#url = url;
  }

  override async connect(): Promise<Adapter> {
    const adapter = completed(await super.connect());
    this.#pools.push(adapter.underlyingDriver() as pg.Pool);
    return adapter;
  }

  /** PrismaPg's own would connect to the database of the URL again, and not to the new one. */
  override async connectToShadowDb(): Promise<Adapter> {
    const name = `switchboard_shadow_${randomUUID().replaceAll('-', '')}`;
    await this.#administer(`create database ${name}`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    const shadow = new EngineAdapterFactory(url.toString());
    this.#shadows.set(name, shadow);
    return shadow.connect();
  }

  /** The engine closes neither its connections, which hold an advisory lock, nor drops the shadow of a failed diff. */
  async close(): Promise<void> {
    await Promise.all(this.#pools.filter(({ ending }) => !ending).map((pool) => pool.end()));
    for (const [name, shadow] of this.#shadows) {
      await shadow.close();
      await this.#administer(`drop database if exists ${name} with (force)`);
    }
  }

  async #administer(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}

const internalChar = 18; // PostgreSQL's type "char", which its catalogs use
const text = 25;

function completed(adapter: Adapter): Adapter {
  const pool = adapter.underlyingDriver() as pg.Pool;
  // The adapter cuts a script at every semicolon, also inside `DO $$ … $$`. PostgreSQL takes the whole script at once,
  // and then runs it as one transaction, as Prisma's own engine does.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  // The adapter does not know the type "char" and the engine insists on it: pass it off as text, then put it back.
  const charColumns = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
  pool.query = (async (config: pg.QueryConfig) => {
    const result = await query(config);
    const columns = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === internalChar ? [index] : []));
    for (const index of columns) Object.assign(result.fields[index] ?? {}, { dataTypeID: text });
    if (columns.length > 0) charColumns.set(result.rows, columns);
    return result;
  }) as typeof pool.query;
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let loading: Promise<EngineModule> | undefined;

/** Prisma's schema engine, compiled to WebAssembly: about 3 MB that a start without new migrations never loads. */
function loadEngine(): Promise<EngineModule> {
  loading ??= instantiateEngine();
  return loading;
}

let panic: string | null = null;

async function instantiateEngine(): Promise<EngineModule> {
  // The engine looks here for somebody who wants to know why it gave up.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        panic = message;
      },
    },
  });
  const engine = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as EngineModule;
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(await readFile(glue.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/**
 * Runs `fn` with a schema engine on the database of the URL.
 * @throws the engine's own error, with the message that a person can act on
 */
export async function withSchemaEngine<T>(url: string, fn: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const adapters = new EngineAdapterFactory(url);
  const factory = bindMigrationAwareSqlAdapterFactory(adapters);
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
  try {
    return await fn(engine);
  } catch (error) {
    throw readable(error, factory.errorRegistry);
  } finally {
    engine.free();
    await adapters.close();
  }
}

type Registry = ReturnType<typeof bindMigrationAwareSqlAdapterFactory>['errorRegistry'];

/** The engine reports an error of the adapter by its number only; the adapter's registry has the error itself. */
function readable(error: unknown, registry: Registry): unknown {
  if (panic !== null) return new Error(`Prisma's schema engine gave up: ${panic}`, { cause: error });
  const id = /external error.*?(\d+)/i.exec(error instanceof Error ? error.message : '')?.[1];
  const original = id === undefined ? undefined : registry.consumeError(Number(id));
  return original?.error ?? error;
}
