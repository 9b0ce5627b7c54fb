/**
 * The floor: bare node:http and one prepared statement of raw `pg` for each workload, over the same database and under
 * the same role and row-level security as the product.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';

const { POSTGRES_URL, ORGANIZATION_ID } = process.env;

const pool = new pg.Pool({
  connectionString: POSTGRES_URL,
  max: 10,
  options: `-c role=switchboard_app -c app.organization_id=${ORGANIZATION_ID}`,
});

const inbox = `
  SELECT c.id, c.status, c.priority, c.last_message_at, c.last_message_preview, c.last_message_author, c.waiting_since,
         c.inbound_count - coalesce(r.inbound_read, 0) AS unread,
         json_build_object('id', k.id, 'name', k.name, 'email', k.email) AS contact,
         json_build_object('id', u.id, 'name', u.name) AS assignee
  FROM conversations c
  JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
  LEFT JOIN users u ON u.id = c.assignee_id
  LEFT JOIN conversation_reads r
    ON r.organization_id = c.organization_id AND r.conversation_id = c.id AND r.user_id = $2
  WHERE c.organization_id = $1 AND c.status IN ('OPEN', 'PENDING')
  ORDER BY c.last_message_at DESC, c.id DESC LIMIT 50`;

const send = `
  WITH moved AS (
    UPDATE conversations SET last_seq = last_seq + 1, last_message_at = now(), last_message_preview = $4,
           last_message_author = 'CONTACT', inbound_count = inbound_count + 1, updated_at = now(),
           waiting_since = coalesce(waiting_since, now())
    WHERE organization_id = $1 AND id = $2 RETURNING *
  ), message AS (
    INSERT INTO messages (id, organization_id, conversation_id, seq, author_type, kind, body, author_contact_id, updated_at)
    SELECT gen_random_uuid(), $1, $2, last_seq, 'CONTACT', 'REPLY', $4, contact_id, now() FROM moved RETURNING *
  ), audit AS (
    INSERT INTO audit_logs (id, organization_id, actor_type, actor_id, action, target_type, target_id)
    SELECT gen_random_uuid(), $1, 'user', $3, 'message.send', 'Message', id FROM message
  ), counted AS (
    INSERT INTO usage_ledger (id, organization_id, metric, source_id)
    SELECT gen_random_uuid(), $1, 'messages', id FROM message
  ), counter AS (
    UPDATE organizations SET event_seq = event_seq + 1 WHERE id = $1 RETURNING event_seq
  ), event AS (
    INSERT INTO events (organization_id, seq, id, type, subject_id, conversation_id, actor_type, actor_id)
    SELECT $1, event_seq, gen_random_uuid(), 'message.created', message.id, $2, 'user', $3 FROM counter, message
  )
  SELECT message.id, message.seq, event_seq AS cursor FROM message, counter`;

const server = createServer(async (request, response) => {
  const { user, conversation, body } = JSON.parse(await text(request));
  const { rows } = await (request.url === '/inbox'
    ? pool.query({ name: 'inbox', text: inbox, values: [ORGANIZATION_ID, user] })
    : pool.query({ name: 'send', text: send, values: [ORGANIZATION_ID, conversation, user, body] }));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(rows));
});

server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
