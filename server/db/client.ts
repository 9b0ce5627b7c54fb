import pg from 'pg';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { log } from '../logging/log.ts';
import { migrationsApplied } from './migrations.ts';
import type { PlatformReason } from './platform-reasons.ts';
import { runOutsideOrganizations } from './scope.ts';
import { type Last, type Sql, transactionOver } from './sql-transaction.ts';
import { guarded } from './tenant-models.ts';
import { clientOver, type DatabaseRole, poolConfig, statementName, TenantPool } from './tenant-pool.ts';
import { types } from './timestamps.ts';

export type Db = PrismaClient;
/** The client inside an interactive transaction. It stays in the organization the transaction began in. */
export type Tx = Prisma.TransactionClient;

const notConnected = new Proxy({} as PrismaClient, {
  get(_target, property) {
    throw new Error(`the database is not connected (db.${String(property)}); call connectDatabase first`);
  },
});

type Connection = { pool: TenantPool; platformPool: pg.Pool; platform: PrismaClient; client: PrismaClient };

let connection: Connection | null = null;
let migrated = false;

/** The database in the scope of the current organization (scope.ts). Assigned by `connectDatabase`. */
export let db: Db = notConnected;

const platformPoolSize = 4;

/**
 * Connects `db` and `asPlatform`. The login of the URL must be allowed to take on both roles.
 * @param options.poolSize most connections of `db`, default 10; `asPlatform` has up to 4 more
 * @throws when the database does not answer within 3 s, or the login may not take on a role
 */
export async function connectDatabase(url: string, options: { poolSize?: number } = {}): Promise<void> {
  await disconnectDatabase();
  const pool = new TenantPool({ ...poolConfig(url, 'switchboard_app', options.poolSize ?? 10), pipeline: true });
  const platformPool = new pg.Pool(poolConfig(url, 'switchboard_platform', platformPoolSize));
  const connecting = { pool, platformPool, client: clientOver(pool), platform: clientOver(platformPool) };
  try {
    await Promise.all([checkRole(pool, 'switchboard_app'), checkRole(platformPool, 'switchboard_platform')]);
  } catch (error) {
    await Promise.all([pool.end(), platformPool.end()]);
    throw error;
  }
  connection = connecting;
  db = guarded(connecting.client);
}

/** Waits for running queries and closes every connection. */
export async function disconnectDatabase(): Promise<void> {
  const closing = connection;
  connection = null;
  migrated = false;
  db = notConnected;
  if (!closing) return;
  await Promise.all([closing.client.$disconnect(), closing.platform.$disconnect()]);
  await Promise.all([closing.pool.end(), closing.platformPool.end()]);
}

async function checkRole(pool: pg.Pool, role: DatabaseRole): Promise<void> {
  try {
    await pool.query('select 1');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42501') {
      throw new Error(
        `The database login may not take on the role ${role}. Let a superuser run: GRANT ${role} TO <login>;`,
        { cause: error },
      );
    }
    if (code === '22023') {
      throw new Error(`The database has no role ${role}. Run the migrations first: npm run db:migrate`, {
        cause: error,
      });
    }
    throw error;
  }
}

/**
 * A prepared statement in the scope of the current organization. For hot reads (rows.ts); everything else goes through
 * `db`.
 */
export async function query<Row extends object>({ text, values }: { text: string; values: unknown[] }): Promise<Row[]> {
  if (!connection) throw new Error('the database is not connected');
  return (await connection.pool.query<Row>({ name: statementName({ sql: text }), text, values, types })).rows;
}

/** A transaction of statements of our own, in the scope of the current organization (sql-transaction.ts). */
export function sqlTransaction<T>(work: (sql: Sql) => Promise<Last<T>>): Promise<T> {
  if (!connection) throw new Error('the database is not connected');
  return transactionOver(connection.pool, work);
}

/** The same statements inside a transaction of Prisma's. */
export function sqlIn(tx: Tx): Sql {
  return {
    read: (statement) => tx.$queryRaw(statement),
    write: async (statement) => void (await tx.$executeRaw(statement)),
  };
}

const reads = new Map<PlatformReason, number>();

/**
 * The one way to rows of several organizations. Each call is logged (debug) and counted by its reason.
 * `fn` runs in no organization's scope; `db` used inside it fails on tenant tables.
 */
export function asPlatform<T>(reason: PlatformReason, fn: (platform: PrismaClient) => Promise<T>): Promise<T> {
  const platform = connection?.platform ?? notConnected;
  reads.set(reason, (reads.get(reason) ?? 0) + 1);
  log.debug({ reason }, 'cross-tenant access');
  return runOutsideOrganizations(() => fn(platform));
}

/** Calls of `asPlatform` since the process started, by reason. */
export function platformReads(): Record<string, number> {
  return Object.fromEntries(reads);
}

const readyWithinMs = 2_000;

/** Whether the database answers within 2 s and every migration of this release has been applied. */
export async function databaseReady(): Promise<boolean> {
  const pool = connection?.pool;
  if (!pool) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, readyWithinMs, false);
  });
  try {
    return await Promise.race([answers(pool), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function answers(pool: pg.Pool): Promise<boolean> {
  try {
    if (migrated) await pool.query('select 1');
    else migrated = await migrationsApplied(pool);
    return migrated;
  } catch {
    return false; // /readyz says "not ready"; the reason is in the pool's own log lines
  }
}
