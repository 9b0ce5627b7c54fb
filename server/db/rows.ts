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
import { query, type Tx } from './client.ts';
import { currentOrganization } from './scope.ts';

/**
 * Rows that lists and events need again and again, read by one prepared statement instead of Prisma's query compiler,
 * which costs several times the query itself. They are what Prisma would give, under the same row-level security.
 */
type Rows = {
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

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `"t"."last_message_at" AS "lastMessageAt"`, for every column that Prisma knows. */
function columnsOf(model: Model): string {
  const fields = models[model]?.fields.filter(({ kind }) => kind !== 'object') ?? [];
  const wide = fields.find(({ type }) => type === 'BigInt' || type === 'Decimal' || type === 'Bytes');
  if (wide) throw new Error(`${model}.${wide.name}: the driver gives ${wide.type} in another form than Prisma`);
  return fields.map(({ name }) => `"t"."${snakeCase(name)}" AS "${name}"`).join(', ');
}

const selects = new Map(
  (Object.keys(tables) as Model[]).map((model) => [model, `SELECT ${columnsOf(model)} FROM ${tables[model]} t`]),
);

/** Under row-level security a read outside its scope would find nothing, and nobody would know why. */
function requireScope(organizationId: unknown): void {
  if (organizationId !== currentOrganization()) throw new Error("rows were read outside their organization's scope");
}

/** @param condition of a tenant's table begins with its organization, as `$1` */
function read<M extends Model>(model: M, condition: string, values: unknown[]): Promise<Rows[M][]> {
  if (model !== 'User') requireScope(values[0]);
  return query({ name: `${model} ${condition}`.slice(0, 60), text: `${selects.get(model)} ${condition}`, values });
}

type TenantModel = Exclude<Model, 'User' | 'ConversationRead'>;

/** Rows of one organization by their ids, in no order. */
export function readRowsById<M extends TenantModel>(model: M, organizationId: string, ids: readonly string[]) {
  return read(model, 'WHERE organization_id = $1 AND id = ANY($2::uuid[])', [organizationId, ids]);
}

export function readUsersById(ids: readonly string[]): Promise<User[]> {
  return read('User', 'WHERE id = ANY($1::uuid[])', [ids]);
}

/** One row, locked until the transaction ends: what a change builds on is what it read. Null when there is none. */
export async function lockRowById<M extends TenantModel>(
  tx: Tx,
  model: M,
  organizationId: string,
  id: string,
): Promise<Rows[M] | null> {
  const text = `${selects.get(model)} WHERE organization_id = $1::uuid AND id = $2::uuid FOR UPDATE`;
  const [row] = await tx.$queryRawUnsafe<Rows[M][]>(text, organizationId, id);
  return row ?? null;
}

const labelsOfConversations = `
  SELECT ${columnsOf('Label')}, l.conversation_id AS "conversationId"
  FROM conversation_labels l JOIN labels t ON t.organization_id = l.organization_id AND t.id = l.label_id
  WHERE l.organization_id = $1 AND l.conversation_id = ANY($2::uuid[]) ORDER BY t.name`;

/** Labels of conversations, by name, each with the conversation it is on. */
export async function readLabelsOf(organizationId: string, conversationIds: readonly string[]) {
  requireScope(organizationId);
  return query<Label & { conversationId: string }>({
    name: 'labels of conversations',
    text: labelsOfConversations,
    values: [organizationId, conversationIds],
  });
}

export function readMarksOf(organizationId: string, userIds: readonly string[], conversationIds: readonly string[]) {
  return read(
    'ConversationRead',
    'WHERE organization_id = $1 AND conversation_id = ANY($2::uuid[]) AND user_id = ANY($3::uuid[])',
    [organizationId, conversationIds, userIds],
  );
}
