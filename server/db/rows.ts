import { getDatamodel } from '../generated/pothos.ts';
import type {
  Channel,
  Contact,
  Conversation,
  ConversationRead,
  Label,
  Message,
  User,
} from '../generated/prisma/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { query } from './client.ts';
import { keysetSql, type Page, type SortColumn } from './keyset.ts';
import { columnName } from './names.ts';
import { currentOrganization } from './scope.ts';
import type { Sql } from './sql-transaction.ts';

/**
 * Rows that lists and events need again and again, read by one prepared statement instead of Prisma's query compiler,
 * which costs several times the query itself. They are what Prisma would give, under the same row-level security.
 */
export type Rows = {
  Channel: Channel;
  Contact: Contact;
  Conversation: Conversation;
  Message: Message;
  User: User;
  Label: Label;
  ConversationRead: ConversationRead;
};

type Model = keyof Rows;

const tables: Record<Model, string> = {
  Channel: 'channels',
  Contact: 'contacts',
  Conversation: 'conversations',
  Message: 'messages',
  User: 'users',
  Label: 'labels',
  ConversationRead: 'conversation_reads',
};

const { models } = getDatamodel().datamodel;

/** `"t"."last_message_at" AS "lastMessageAt"`, for every column that Prisma knows. */
function columnsOf(model: Model): string {
  const fields = models[model]?.fields.filter(({ kind }) => kind !== 'object') ?? [];
  const wide = fields.find(({ type }) => type === 'BigInt' || type === 'Decimal' || type === 'Bytes');
  if (wide) throw new Error(`${model}.${wide.name}: the driver gives ${wide.type} in another form than Prisma`);
  return fields.map(({ name }) => `"t"."${columnName(name)}" AS "${name}"`).join(', ');
}

function fromEntries<T>(of: (model: Model) => T): Record<Model, T> {
  return Object.fromEntries((Object.keys(tables) as Model[]).map((model) => [model, of(model)])) as Record<Model, T>;
}

const selects = fromEntries((model) => Prisma.raw(`SELECT ${columnsOf(model)} FROM ${tables[model]} t`));

/** Under row-level security a read outside its scope would find nothing, and nobody would know why. */
function requireScope(organizationId: unknown): void {
  if (organizationId !== currentOrganization()) throw new Error("rows were read outside their organization's scope");
}

/** A read that is sent by itself or together with others. `row` is never there: it tells the type what comes back. */
export type Read<Row> = { model: Model; sql: Prisma.Sql; row?: Row };

function select<M extends Model>(model: M, condition: Prisma.Sql): Read<Rows[M]> {
  return { model, sql: Prisma.sql`${selects[model]} ${condition}` };
}

export function run<Row extends object>({ sql: { text, values } }: Read<Row>): Promise<Row[]> {
  return query<Row>({ text, values });
}

const dateFields = fromEntries((model) =>
  (models[model]?.fields ?? []).filter(({ type }) => type === 'DateTime').map(({ name }) => name),
);

/** JSON has no dates. */
function revived(model: Model, rows: Record<string, unknown>[]): Record<string, unknown>[] {
  for (const row of rows) {
    for (const field of dateFields[model]) {
      const text = row[field];
      if (typeof text === 'string') row[field] = new Date(text);
    }
  }
  return rows;
}

/** Several reads in one round trip, each row as JSON. To ask costs more than what is asked for where that is little. */
export async function runTogether(reads: readonly Read<unknown>[]): Promise<object[][]> {
  const results = reads.map(
    ({ sql }, index) => Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM (${sql}) r) AS ${Prisma.raw(`"${index}"`)}`,
  );
  const { text, values } = Prisma.sql`SELECT ${Prisma.join(results)}`;
  const [row] = await query<Record<string, Record<string, unknown>[]>>({ text, values });
  return reads.map(({ model }, index) => revived(model, row?.[index] ?? []));
}

export type TenantModel = Exclude<Model, 'User' | 'ConversationRead'>;

/** Rows of one organization by their ids, in no order. */
export function rowsById<M extends TenantModel>(model: M, organizationId: string, ids: readonly string[]) {
  requireScope(organizationId);
  return select(model, Prisma.sql`WHERE t.organization_id = ${organizationId}::uuid AND t.id = ANY(${ids}::uuid[])`);
}

/** Rows of one organization that hold all of `conditions`, about `t`. */
export function rowsWhere<M extends TenantModel>(
  model: M,
  organizationId: string,
  conditions: Prisma.Sql[],
  end: Prisma.Sql = Prisma.empty,
): Read<Rows[M]> {
  requireScope(organizationId);
  const all = [Prisma.sql`t.organization_id = ${organizationId}::uuid`, ...conditions];
  return select(model, Prisma.sql`WHERE ${Prisma.join(all, ' AND ')} ${end}`);
}

/** One page of such rows, and one row more. @throws VALIDATION_FAILED for a cursor that is none of this list */
export function readRowsOfPage<M extends TenantModel>(
  model: M,
  organizationId: string,
  conditions: Prisma.Sql[],
  page: Page,
  columns: readonly SortColumn[],
): Promise<Rows[M][]> {
  const { behind, order } = keysetSql(page, columns);
  return run(rowsWhere(model, organizationId, [...conditions, behind], order));
}

/** How many rows of one organization hold each condition, about `t`, in one statement. */
export async function countRows<Name extends string>(
  model: TenantModel,
  organizationId: string,
  conditions: Record<Name, Prisma.Sql>,
): Promise<Record<Name, number>> {
  requireScope(organizationId);
  const table = Prisma.raw(tables[model]);
  const counts = Object.entries<Prisma.Sql>(conditions).map(
    ([name, condition]) => Prisma.sql`
      (SELECT count(*)::int FROM ${table} t WHERE t.organization_id = ${organizationId}::uuid AND ${condition})
      AS ${Prisma.raw(`"${name}"`)}`,
  );
  const { text, values } = Prisma.sql`SELECT ${Prisma.join(counts)}`;
  const [row] = await query<Record<Name, number>>({ text, values });
  if (!row) throw new Error('a count has no row');
  return row;
}

export function usersById(ids: readonly string[]): Read<User> {
  return select('User', Prisma.sql`WHERE t.id = ANY(${ids}::uuid[])`);
}

/** One row, locked until the transaction ends: what a change builds on is what it read. Null when there is none. */
export async function lockRowById<M extends TenantModel>(
  sql: Sql,
  model: M,
  organizationId: string,
  id: string,
): Promise<Rows[M] | null> {
  const condition = Prisma.sql`WHERE t.organization_id = ${organizationId}::uuid AND t.id = ${id}::uuid FOR UPDATE`;
  const [row] = await sql.read<Rows[M]>(select(model, condition).sql);
  return row ?? null;
}

const labelColumns = Prisma.raw(columnsOf('Label'));

/** Labels of conversations, by name, each with the conversation it is on. */
export function labelsOf(
  organizationId: string,
  conversationIds: readonly string[],
): Read<Label & { conversationId: string }> {
  requireScope(organizationId);
  const sql = Prisma.sql`
    SELECT ${labelColumns}, l.conversation_id AS "conversationId"
    FROM conversation_labels l JOIN labels t ON t.organization_id = l.organization_id AND t.id = l.label_id
    WHERE l.organization_id = ${organizationId}::uuid AND l.conversation_id = ANY(${conversationIds}::uuid[])
    ORDER BY t.name`;
  return { model: 'Label', sql };
}

/** How far one member has read some conversations. */
export function readMarksOf(organizationId: string, userIds: readonly string[], conversationIds: readonly string[]) {
  requireScope(organizationId);
  return select(
    'ConversationRead',
    Prisma.sql`WHERE t.organization_id = ${organizationId}::uuid
      AND t.conversation_id = ANY(${conversationIds}::uuid[]) AND t.user_id = ANY(${userIds}::uuid[])`,
  );
}
