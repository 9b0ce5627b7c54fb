/** What the simulator says to the public API. */

export const logInDocument = `mutation ($input: LogInInput!) {
  logIn(input: $input) { accessToken expiresAt user { id name } organization { name } }
}`;

export const createApiKeyDocument = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { key }
}`;

export const checkKeyDocument =
  'query { contacts(first: 1) { nodes { id } } conversations(first: 1) { nodes { id } } }';

export const apiKeysDocument = 'query { apiKeys(first: 100) { nodes { id name revokedAt } } }';

export const revokeApiKeyDocument = 'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { cursor } }';

export const inviteMemberDocument = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { url } }';

export const openInvitationsDocument = 'query { invitations(status: [OPEN], first: 100) { nodes { id email } } }';

export const resendInvitationDocument =
  'mutation ($input: ResendInvitationInput!) { resendInvitation(input: $input) { url } }';

export const acceptInvitationDocument =
  'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { user { id } } }';

export const membersDocument = 'query { members(first: 100) { nodes { id user { id } } } }';

export const removeMemberDocument = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { cursor } }';

export const createContactDocument =
  'mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { id } } }';

export const findContactDocument = `query ($search: String!) {
  contacts(search: $search, first: 5) { nodes { id externalId } }
}`;

export const createConversationDocument = `mutation ($input: CreateConversationInput!) {
  createConversation(input: $input) { conversation { id } message { id seq } }
}`;

export const findConversationDocument = `query ($contactId: ID!) {
  contact(id: $contactId) {
    conversations(first: 1) { nodes { id messages(first: 1) { nodes { id seq } } } }
  }
}`;

export const sendMessageDocument =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id seq } } }';

export const setTypingDocument = 'mutation ($input: SetTypingInput!) { setTyping(input: $input) { ok } }';

export const assignDocument =
  'mutation ($input: AssignConversationInput!) { assignConversation(input: $input) { cursor } }';

export const resolveDocument =
  'mutation ($input: ConversationIdInput!) { resolveConversation(input: $input) { cursor } }';

export const threadDocument = `query ($id: ID!, $after: String) {
  conversation(id: $id) {
    lastSeq
    contact { conversations(first: 2) { nodes { id } } }
    messages(first: 100, after: $after) {
      nodes { id seq body kind authorType clientMessageId }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
