import pg from 'pg';

export type Size = { conversations: number; messagesEach: number };

/** Fills one organization with conversations of equal length, straight through SQL, and refreshes the statistics. */
export async function fill(url: string, organizationId: string, userId: string, size: Size): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  client.on('error', (error) => process.stderr.write(`${error.message}\n`));
  const channel = (await client.query('SELECT id FROM channels WHERE organization_id = $1', [organizationId])).rows[0]
    .id;
  await client.query(
    `INSERT INTO contacts (id, organization_id, name, email, updated_at)
     SELECT gen_random_uuid(), $1, 'Contact ' || n, 'contact' || n || '@example.com', now()
     FROM generate_series(1, $2::int) n`,
    [organizationId, size.conversations],
  );
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO conversations (id, organization_id, channel_id, contact_id, status, assignee_id, last_seq, inbound_count,
                                last_message_at, last_message_preview, last_message_author, updated_at)
     SELECT gen_random_uuid(), $1, $2, id, 'OPEN', $3, $4::int, $4::int,
            now() - random() * interval '90 days', 'The last message of this conversation', 'CONTACT', now()
     FROM contacts WHERE organization_id = $1 RETURNING id`,
    [organizationId, channel, userId, size.messagesEach],
  );
  await client.query(
    `INSERT INTO messages (id, organization_id, conversation_id, seq, author_type, author_contact_id, kind, body, updated_at)
     SELECT gen_random_uuid(), $1, c.id, n, 'CONTACT', c.contact_id, 'REPLY', 'Message number ' || n, now()
     FROM conversations c, generate_series(1, $2::int) n WHERE c.organization_id = $1`,
    [organizationId, size.messagesEach],
  );
  await client.query('VACUUM (ANALYZE)');
  await client.end();
  return rows.map((row) => row.id);
}
