import pg from 'pg';

export type Size = { conversations: number; messagesEach: number };

export type Filled = {
  /** Database ids. */
  organizationId: string;
  conversations: string[];
};

const agents = 10;
/** Rebuilt after filling: entry by entry they cost more than all rows together. */
const searchIndexes = ['messages_search_idx', 'contacts_search_idx', 'conversations_search_idx'];
/** How many conversation ids are handed back, to be picked from. */
const conversationsNamed = 2000;

export async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', (error) => process.stderr.write(`${error.message}\n`));
  await client.connect();
  return client;
}

/** Fills straight through SQL: foreign keys unchecked, search indexes made anew, statistics refreshed at the end. */
export async function bulk<T>(url: string, fill: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectAsOwner(url);
  try {
    const { rows } = await client.query<{ indexdef: string }>(
      'SELECT indexdef FROM pg_indexes WHERE indexname = ANY ($1)',
      [searchIndexes],
    );
    await client.query(`DROP INDEX ${searchIndexes.join(', ')}`);
    await client.query(`SET session_replication_role = replica; SET maintenance_work_mem = '512MB';
      SET synchronous_commit = off`);
    const result = await fill(client);
    for (const { indexdef } of rows) await client.query(indexdef);
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
    return result;
  } finally {
    await client.end();
  }
}

/** Organizations like the model, of which its owner is a member too. @returns their database ids */
export async function addOrganizations(client: pg.Client, model: string, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO organizations (id, name, slug, updated_at)
     SELECT id, 'Organization ' || id, 'bench-' || id, now()
     FROM (SELECT uuidv7() AS id FROM generate_series(1, $1::int)) AS new RETURNING id`,
    [count],
  );
  const ids = rows.map(({ id }) => id);
  const period = 'trial_ends_at, current_period_start, current_period_end';
  const copies: [table: string, columns: string, which: string][] = [
    ['memberships', 'user_id, role, updated_at', "role = 'OWNER'"],
    ['channels', 'type, name, is_default, settings, updated_at', "type = 'API' AND is_default"],
    ['subscriptions', `plan_id, status, provider, ${period}, updated_at`, 'true'],
  ];
  for (const [table, columns, which] of copies) {
    await client.query(
      `INSERT INTO ${table} (id, organization_id, ${columns})
       SELECT uuidv7(), new.id, ${columns} FROM unnest($1::uuid[]) AS new (id), ${table} WHERE organization_id = $2 AND ${which}`,
      [ids, model],
    );
  }
  return ids;
}

/** Each organization gets agents, contacts, open conversations and messages by both sides; half of them were read. */
export async function fillOrganizations(
  client: pg.Client,
  { ids, userId, conversations, messagesEach }: Size & { ids: string[]; userId: string },
): Promise<Filled[]> {
  await client.query(
    `WITH agent AS (
       INSERT INTO users (id, email, name, updated_at)
       SELECT uuidv7(), 'agent' || n || '@' || organization || '.example.com', 'Agent ' || n, now()
       FROM unnest($1::uuid[]) AS organization, generate_series(1, $2::int) AS n RETURNING id, email)
     INSERT INTO memberships (id, organization_id, user_id, role, updated_at)
     SELECT uuidv7(), split_part(split_part(email, '@', 2), '.', 1)::uuid, id, 'AGENT', now() FROM agent`,
    [ids, agents],
  );
  await client.query(
    `INSERT INTO contacts (id, organization_id, name, email, updated_at)
     SELECT uuidv7(), organization, 'Contact ' || n, 'contact' || n || '@example.com', now()
     FROM unnest($1::uuid[]) AS organization, generate_series(1, $2::int) AS n`,
    [ids, conversations],
  );
  await client.query(
    `INSERT INTO conversations (id, organization_id, channel_id, contact_id, status, assignee_id, last_seq, inbound_count,
                                last_message_at, last_message_preview, last_message_author, waiting_since, updated_at)
     SELECT uuidv7(), k.organization_id, channel.id, k.id, 'OPEN', agent.ids[1 + k.number % $3], $2::int, ($2::int + 1) / 2,
            k.at, 'The last message of this conversation', 'CONTACT', k.at, now()
     FROM (SELECT *, row_number() OVER () AS number, now() - random() * interval '90 days' AS at FROM contacts
           WHERE organization_id = ANY ($1)) AS k
     JOIN channels AS channel ON channel.organization_id = k.organization_id AND channel.type = 'API'
     JOIN (SELECT organization_id, array_agg(user_id) AS ids FROM memberships WHERE role = 'AGENT' GROUP BY 1) AS agent
       ON agent.organization_id = k.organization_id`,
    [ids, messagesEach, agents],
  );
  await addMessages(client, 'c.organization_id = ANY ($2)', messagesEach, ids);
  await client.query(
    `INSERT INTO conversation_reads (organization_id, conversation_id, user_id, last_read_seq, inbound_read, updated_at)
     SELECT organization_id, id, $2, last_seq / 2, inbound_count / 2, now()
     FROM conversations WHERE organization_id = ANY ($1) AND random() < 0.5`,
    [ids, userId],
  );
  const { rows } = await client.query<{ organization_id: string; ids: string[] }>(
    `SELECT organization_id, (array_agg(id ORDER BY id))[:$2] AS ids FROM conversations
     WHERE organization_id = ANY ($1) GROUP BY 1`,
    [ids, conversationsNamed],
  );
  return rows.map((row) => ({ organizationId: row.organization_id, conversations: row.ids }));
}

/** One conversation becomes a thread of that many messages. */
export async function lengthenThread(client: pg.Client, conversation: string, messages: number): Promise<void> {
  await client.query('DELETE FROM messages WHERE conversation_id = $1', [conversation]);
  await client.query('UPDATE conversations SET last_seq = $2::int, inbound_count = ($2::int + 1) / 2 WHERE id = $1', [
    conversation,
    messages,
  ]);
  await addMessages(client, 'c.id = $2', messages, conversation);
}

function addMessages(client: pg.Client, which: string, count: number, key: string | string[]) {
  return client.query(
    `INSERT INTO messages (id, organization_id, conversation_id, seq, author_type, author_contact_id, author_user_id, kind,
                           body, created_at, updated_at)
     SELECT uuidv7(), c.organization_id, c.id, n, CASE WHEN n % 2 = 1 THEN 'CONTACT' ELSE 'AGENT' END::"AuthorType",
            CASE WHEN n % 2 = 1 THEN c.contact_id END, CASE WHEN n % 2 = 0 THEN c.assignee_id END, 'REPLY',
            'Message number ' || n || ': is the parcel on its way, and when will it arrive at the door?',
            c.last_message_at - ($1::int - n) * interval '1 second', now()
     FROM conversations c, generate_series(1, $1::int) AS n WHERE ${which}`,
    [count, key],
  );
}
