import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { log } from '../logging/log.ts';
import { currentOrganization } from './scope.ts';

export type DatabaseRole = 'switchboard_app' | 'switchboard_platform';

type CheckoutCallback = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/**
 * A pool whose connections carry the organization of whoever checks them out, where the row-level security policies
 * read it. It is set only when it differs from what the connection had.
 */
export class TenantPool extends pg.Pool {
  readonly #organizations = new WeakMap<pg.PoolClient, string | null>();

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: CheckoutCallback): void;
  override connect(callback?: CheckoutCallback): Promise<pg.PoolClient> | undefined {
    // pg-pool's own query() comes through here with a callback. The organization is read now: a queued checkout is
    // served later, in the asynchronous context of whoever released the connection.
    const checkout = this.#checkout(currentOrganization());
    if (!callback) return checkout;
    checkout.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => {}),
    );
  }

  /** A connection in nobody's scope that is known; the caller sets it for its transaction alone. */
  connectUnscoped(): Promise<pg.PoolClient> {
    return super.connect();
  }

  async #checkout(organizationId: string | null): Promise<pg.PoolClient> {
    const client = await super.connect();
    if ((this.#organizations.get(client) ?? null) === organizationId) return client;
    try {
      await client.query({
        name: 'set_organization',
        text: `select set_config('app.organization_id', $1, false)`,
        values: [organizationId ?? ''],
      });
      this.#organizations.set(client, organizationId);
      return client;
    } catch (error) {
      client.release(error as Error); // discarded: nobody knows whose rows it would show
      throw error;
    }
  }
}

/**
 * Connection settings of one role. The URL's own `options` are kept; they would otherwise replace ours.
 */
export function poolConfig(url: string, role: DatabaseRole, max: number): pg.PoolConfig {
  const connection = new URL(url);
  const options = [connection.searchParams.get('options'), `-c role=${role}`].filter(Boolean).join(' ');
  connection.searchParams.delete('options');
  return {
    connectionString: connection.toString(),
    options,
    application_name: `switchboard ${process.pid}`, // embedded.ts tells processes apart by it
    max,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 15_000,
    query_timeout: 20_000, // ours, for a server that cannot keep its own
    // Transactions do nothing but talk to the database: one that is silent belongs to a process that stands still, and
    // its locks would stop all others.
    idle_in_transaction_session_timeout: 5_000,
  };
}

const preparedStatementsMax = 500;
const statementNames = new Map<string, string>();

/**
 * Names the first statements of the process, so that each connection plans them once. The number is bounded because
 * PostgreSQL and the driver keep every named statement as long as the connection lives.
 */
export function statementName(query: { sql: string }): string {
  const known = statementNames.get(query.sql);
  if (known !== undefined) return known;
  if (statementNames.size >= preparedStatementsMax) return '';
  const name = createHash('sha256').update(query.sql).digest('hex').slice(0, 32);
  statementNames.set(query.sql, name);
  return name;
}

/** A Prisma client over a pool; the caller ends the pool. */
export function clientOver(pool: pg.Pool): PrismaClient {
  // The pool listens while a connection is idle and Prisma while it is in a transaction; in between a connection that
  // breaks would otherwise end the process. Whoever waits for a query gets the error as well.
  pool.on('connect', (client) => client.on('error', (error) => log.debug({ err: error }, 'a connection broke')));
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: statementName,
    onPoolError: (error) => log.warn({ err: error }, 'a database connection broke'),
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection broke in a transaction'),
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 3_000, timeout: 10_000 } });
}
