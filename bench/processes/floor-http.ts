/**
 * The floor: bare node:http and one prepared statement of raw `pg` for each workload, over the same database and under
 * the same role and row-level security as the product.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { tell } from './serve.ts';

const { POSTGRES_URL, ORGANIZATION_ID, PORT } = process.env;

const pool = new pg.Pool({
  connectionString: POSTGRES_URL,
  max: 10,
  options: `-c role=switchboard_app -c app.organization_id=${ORGANIZATION_ID}`,
});

const inbox = `
  SELECT c.id, c.status, c.priority, c.last_message_at AS "lastMessageAt",
         c.last_message_preview AS "lastMessagePreview", c.last_message_author AS "lastMessageAuthor",
         c.waiting_since AS "waitingSince", greatest(0, c.inbound_count - coalesce(r.inbound_read, 0)) AS "unreadCount",
         json_build_object('id', k.id, 'name', k.name, 'email', k.email) AS contact,
         CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS assignee
  FROM conversations c
  JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
  LEFT JOIN users u ON u.id = c.assignee_id
  LEFT JOIN conversation_reads r
    ON r.organization_id = c.organization_id AND r.conversation_id = c.id AND r.user_id = $2
  WHERE c.organization_id = $1 AND c.status IN ('OPEN', 'PENDING')
  ORDER BY c.last_message_at DESC, c.id DESC LIMIT 50`;

// A prepared plan is made for a conversation of usual length and would sort a long one as a whole; its last number
// leads to the end.
const thread = `
  SELECT m.id, m.seq, m.kind, m.body, m.status, m.created_at AS "createdAt",
         json_build_object('type', m.author_type, 'id', coalesce(m.author_user_id, m.author_contact_id),
                           'name', coalesce(u.name, k.name, k.email)) AS author
  FROM (SELECT * FROM messages WHERE organization_id = $1 AND conversation_id = $2 AND seq > (
          SELECT last_seq - 50 FROM conversations WHERE organization_id = $1 AND id = $2)) AS m
  LEFT JOIN contacts k ON k.organization_id = $1 AND k.id = m.author_contact_id
  LEFT JOIN users u ON u.id = m.author_user_id
  ORDER BY m.seq`;

const send = `
  WITH moved AS (
    UPDATE conversations SET last_seq = last_seq + 1, last_message_at = now(), last_message_preview = left($4, 160),
           last_message_author = 'AGENT', updated_at = now(), waiting_since = NULL,
           first_response_at = coalesce(first_response_at, now())
    WHERE organization_id = $1 AND id = $2 RETURNING *
  ), message AS (
    INSERT INTO messages (id, organization_id, conversation_id, seq, author_type, kind, body, author_user_id, updated_at)
    SELECT uuidv7(), $1, $2, last_seq, 'AGENT', 'REPLY', $4, $3, now() FROM moved RETURNING *
  ), audit AS (
    INSERT INTO audit_logs (id, organization_id, actor_type, actor_id, action, target_type, target_id)
    SELECT uuidv7(), $1, 'user', $3, 'message.send', 'Message', id FROM message
  ), counted AS (
    INSERT INTO usage_ledger (id, organization_id, metric, source_id)
    SELECT uuidv7(), $1, 'messages', id FROM message
  ), counter AS (
    UPDATE organizations SET event_seq = event_seq + 1 WHERE id = $1 RETURNING event_seq
  ), event AS (
    INSERT INTO events (organization_id, seq, id, type, subject_id, conversation_id, contact_id, payload, actor_type, actor_id)
    SELECT $1, event_seq, uuidv7(), 'message.created', message.id, $2, moved.contact_id,
           jsonb_build_object('seq', message.seq, 'kind', 'REPLY', 'authorType', 'AGENT'), 'user', $3
    FROM counter, message, moved
  )
  SELECT message.id, message.seq, event_seq AS cursor FROM message, counter`;

type Input = Record<string, string>;

const statements: Record<string, (input: Input) => pg.QueryConfig> = {
  '/inbox': ({ user }) => ({ name: 'inbox', text: inbox, values: [ORGANIZATION_ID, user] }),
  '/thread': ({ conversation }) => ({ name: 'thread', text: thread, values: [ORGANIZATION_ID, conversation] }),
  '/send': ({ conversation, user, body }) => ({
    name: 'send',
    text: send,
    values: [ORGANIZATION_ID, conversation, user, body],
  }),
};

const server = createServer(async (request, response) => {
  try {
    const statement = statements[request.url ?? ''];
    if (!statement) throw new Error(`nothing at ${request.url}`);
    const { rows } = await pool.query(statement(JSON.parse(await text(request)) as Input));
    const body = JSON.stringify(rows);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

server.listen(Number(PORT), '127.0.0.1', () => tell({ ready: true }));
process.on('disconnect', () => process.exit(0));
