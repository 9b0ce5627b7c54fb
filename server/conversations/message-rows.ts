import type { Sql } from '../db/sql-transaction.ts';
import { type Conversation, type Message, Prisma } from '../generated/prisma/client.ts';

/**
 * Writes a message and what it changes in its conversation, which the transaction has locked, in one round trip. A
 * contact who writes is seen, to the minute: quick writing does not cost a row version for each message.
 */
export async function writeMessage(sql: Sql, conversation: Conversation, message: Message): Promise<void> {
  const { organizationId, id: conversationId } = conversation;
  const statement = Prisma.sql`
    WITH moved AS (
      UPDATE conversations SET
        last_seq = ${conversation.lastSeq}, inbound_count = ${conversation.inboundCount},
        last_message_at = ${conversation.lastMessageAt}::timestamptz,
        last_message_preview = ${conversation.lastMessagePreview},
        last_message_author = ${conversation.lastMessageAuthor}::"AuthorType",
        last_message_author_name = ${conversation.lastMessageAuthorName},
        waiting_since = ${conversation.waitingSince}::timestamptz,
        first_response_at = ${conversation.firstResponseAt}::timestamptz,
        status = ${conversation.status}::"ConversationStatus",
        resolved_at = ${conversation.resolvedAt}::timestamptz,
        snoozed_until = ${conversation.snoozedUntil}::timestamptz, assignee_id = ${conversation.assigneeId}::uuid,
        handled_by = ${conversation.handledBy}::"ConversationHandledBy", control_epoch = ${conversation.controlEpoch},
        updated_at = ${conversation.updatedAt}::timestamptz
      WHERE organization_id = ${organizationId}::uuid AND id = ${conversationId}::uuid
    ), seen AS (
      UPDATE contacts SET last_seen_at = now()
      WHERE organization_id = ${organizationId}::uuid AND id = ${conversation.contactId}::uuid
        AND ${message.authorType === 'CONTACT'}
        AND (last_seen_at IS NULL OR last_seen_at < now() - interval '1 minute')
    )
    INSERT INTO messages (id, organization_id, conversation_id, seq, author_type, kind, body, client_message_id,
                          author_user_id, author_contact_id, ai_agent_id, api_key_id, status, metadata, citations,
                          created_at, updated_at)
    VALUES (${message.id}::uuid, ${organizationId}::uuid, ${conversationId}::uuid, ${message.seq},
            ${message.authorType}::"AuthorType", ${message.kind}::"MessageKind", ${message.body},
            ${message.clientMessageId}, ${message.authorUserId}::uuid, ${message.authorContactId}::uuid,
            ${message.aiAgentId}::uuid, ${message.apiKeyId}::uuid, ${message.status}::"MessageStatus",
            ${JSON.stringify(message.metadata)}::jsonb, ${JSON.stringify(message.citations)}::jsonb,
            ${message.createdAt}::timestamptz, ${message.updatedAt}::timestamptz)`;
  await sql.write(statement);
}
