/** What is asked of each side. The columns are the same everywhere; names follow each side's own schema. */

const row = 'id status priority lastMessageAt lastMessagePreview lastMessageAuthor waitingSince';

const inbox = `query Inbox { conversations(first: 50, filter: { view: ALL }) { nodes {
  ${row} unreadCount contact { id name email } assignee { id name } } } }`;

export const inboxPage = `query Inbox($after: String, $first: Int) {
  conversations(first: $first, after: $after, filter: { view: ALL }) {
    nodes { ${row} unreadCount contact { id name email } assignee { id name } } pageInfo { endCursor } } }`;

const thread = `query Thread($id: ID!) { conversation(id: $id) { messages(last: 50) { nodes {
  id seq kind body status createdAt author { type id name } } } } }`;

/** Of the product. */
export const lists = { inbox, thread };

export const send = `mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq } cursor } }`;

export const messageAdded = `subscription Follow($id: ID!, $after: String) {
  messageAdded(conversationId: $id, after: $after) {
    cursor type message { id seq kind authorType body status createdAt } } }`;

const plainMessage = 'id seq kind authorType body status createdAt';

export const plain = {
  inbox: `query Inbox { conversations { ${row} unreadCount contact { id name email } assignee { id name } } }`,
  thread: `query Thread($id: ID!) { messages(conversationId: $id) { ${plainMessage} user { id name } contact { id name } } }`,
  publish: 'mutation Publish($topic: String!, $body: String!) { publish(topic: $topic, body: $body) }',
  messageAdded: `subscription Follow($topic: String!) { messageAdded(topic: $topic) {
    cursor type message { ${plainMessage} } } }`,
};

export const postgraphile = {
  inbox: `query Inbox($organization: UUID!, $user: UUID!) { benchInbox(organization: $organization, first: 50) { nodes {
    ${row} unreadCount: benchUnread(viewer: $user)
    contact: contactByOrganizationIdAndContactId { id name email } assignee: benchAssignee { id name } } } }`,
  thread: `query Thread($organization: UUID!, $id: UUID!) {
    allMessages(condition: { organizationId: $organization, conversationId: $id }, first: 50, orderBy: SEQ_DESC) { nodes {
      ${plainMessage} user: userByAuthorUserId { id name }
      contact: contactByOrganizationIdAndAuthorContactId { id name } } } }`,
};

/** PostGraphile's own way to a list with a filter and to a computed column. Stable SQL functions are inlined. */
export const postgraphileFunctions = `
  CREATE OR REPLACE FUNCTION bench_inbox(organization uuid) RETURNS SETOF conversations LANGUAGE sql STABLE AS $$
    SELECT * FROM conversations WHERE organization_id = organization AND status IN ('OPEN', 'PENDING')
    ORDER BY last_message_at DESC, id DESC $$;
  CREATE OR REPLACE FUNCTION conversations_bench_unread(conversation conversations, viewer uuid) RETURNS int
  LANGUAGE sql STABLE AS $$
    SELECT greatest(0, conversation.inbound_count - coalesce((
      SELECT inbound_read FROM conversation_reads WHERE organization_id = conversation.organization_id
        AND conversation_id = conversation.id AND user_id = viewer), 0)) $$;
  CREATE OR REPLACE FUNCTION conversations_bench_assignee(conversation conversations) RETURNS users
  LANGUAGE sql STABLE AS $$ SELECT * FROM users WHERE id = conversation.assignee_id $$`;
