import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Prisma } from '../generated/prisma/client.ts';
import { currentOrganization } from './scope.ts';
import { statementName, type TenantPool } from './tenant-pool.ts';
import { types } from './timestamps.ts';

/** Statements of our own inside a transaction, whoever runs it. */
export type Sql = {
  read<Row extends object>(statement: Prisma.Sql): Promise<Row[]>;
  /** May resolve before it is answered: a write that fails makes the transaction fail. */
  write(statement: Prisma.Sql): Promise<void>;
};

/**
 * What a transaction's last statement will answer. It is not waited for: the commit goes out with it, so nothing that is
 * found out from the answer can undo the transaction.
 */
export type Last<T> = { last: Promise<T> };

const answerWithinMs = 10_000;

type Internals = { connection: { stream: Socket } };

/**
 * A transaction in two round trips, where Prisma's takes one for each statement, BEGIN and COMMIT: what is sent in one
 * tick goes out together. In the scope of the current organization, which is set for this transaction only, so it costs
 * no round trip either. Nothing is written before BEGIN has been answered. When a statement fails, PostgreSQL ignores
 * those behind it and answers COMMIT with a rollback.
 * @param work sends reads and writes; what it waits for costs a round trip
 */
export async function transactionOver<T>(pool: TenantPool, work: (sql: Sql) => Promise<Last<T>>): Promise<T> {
  const organizationId = currentOrganization();
  if (organizationId === null) throw new Error("a transaction was begun outside any organization's scope");
  const client = await pool.connectUnscoped();
  const transaction = new Transaction(client, organizationId);
  try {
    const { last } = await work(transaction);
    last.catch(() => undefined); // `commit` throws the first reason
    await transaction.commit();
    const value = await last;
    client.release();
    return value;
  } catch (error) {
    await transaction.rollback().then(
      () => client.release(),
      (broken: Error) => client.release(broken), // discarded: nobody knows what it is in the middle of
    );
    throw error;
  }
}

class Transaction implements Sql {
  readonly #client: pg.PoolClient;
  readonly #stream: Socket;
  readonly #sent: Promise<pg.QueryResult>[] = [];
  readonly #begun: Promise<unknown>;
  #corked = false;
  #ended = false;
  /** What failed first: all that was sent behind it fails because of it. */
  #reason: unknown = null;

  constructor(client: pg.PoolClient, organizationId: string) {
    this.#client = client;
    this.#stream = (client as unknown as Internals).connection.stream;
    // One message: without BEGIN there is no SET either. The id is a UUID (scope.ts).
    this.#begun = this.#send({ text: `BEGIN; SET LOCAL app.organization_id = '${organizationId}'` });
  }

  async read<Row extends object>({ text, values }: Prisma.Sql): Promise<Row[]> {
    try {
      const { rows } = await this.#send({ name: statementName({ sql: text }), text, values, types });
      await this.#begun;
      return rows as Row[];
    } catch (error) {
      throw this.#reason ?? error;
    }
  }

  async write({ text, values }: Prisma.Sql): Promise<void> {
    await this.#begun;
    void this.#send({ name: statementName({ sql: text }), text, values });
  }

  async commit(): Promise<void> {
    this.#ended = true;
    const committed = this.#send({ text: 'COMMIT' });
    for (const answer of this.#sent) await answer;
    const { command } = await committed;
    if (command !== 'COMMIT') throw new Error(`the transaction was not committed: ${command}`);
  }

  async rollback(): Promise<void> {
    if (!this.#ended) void this.#send({ text: 'ROLLBACK' });
    await this.#sent.at(-1);
  }

  #send(query: pg.QueryConfig): Promise<pg.QueryResult> {
    this.#holdBack();
    const answer = this.#client.query({ ...query, query_timeout: answerWithinMs } as pg.QueryConfig);
    answer.catch((error: unknown) => {
      this.#reason ??= error;
    });
    this.#sent.push(answer);
    return answer;
  }

  /** The driver writes each statement to the socket by itself, and each write is a system call. */
  #holdBack(): void {
    if (this.#corked) return;
    this.#corked = true;
    this.#stream.cork();
    process.nextTick(() => {
      this.#corked = false;
      this.#stream.uncork();
    });
  }
}
