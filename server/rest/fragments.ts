/**
 * What REST answers of each type. A fragment is a component of the OpenAPI document, under the fragment's name, so a
 * field added here is added to every answer and to the reference.
 */
const userSummary = /* GraphQL */ `
  fragment UserSummary on User { id name email image }
`;

const contactSummary = /* GraphQL */ `
  fragment ContactSummary on Contact { id name email phone externalId }
`;

const channelSummary = /* GraphQL */ `
  fragment ChannelSummary on Channel { id type name }
`;

const labelSummary = /* GraphQL */ `
  fragment LabelSummary on Label { id name color }
`;

const actor = /* GraphQL */ `
  fragment Actor on Actor { type id name }
`;

export const user = /* GraphQL */ `
  fragment User on User { id name email image locale timeZone createdAt }
`;

export const organization = /* GraphQL */ `
  fragment Organization on Organization { id name slug settings cursor createdAt updatedAt }
`;

export const session = /* GraphQL */ `
  fragment Session on AuthPayload { accessToken expiresAt user { ...User } organization { ...Organization } }
  ${user}
  ${organization}
`;

export const channel = /* GraphQL */ `
  fragment Channel on Channel { id type name isDefault settings createdAt updatedAt }
`;

export const contact = /* GraphQL */ `
  fragment Contact on Contact {
    id externalId name email phone locale timeZone customAttributes lastSeenAt createdAt updatedAt
  }
`;

export const conversation = /* GraphQL */ `
  fragment Conversation on Conversation {
    id subject status priority handledBy controlEpoch
    contact { ...ContactSummary }
    channel { ...ChannelSummary }
    assignee { ...UserSummary }
    labels { ...LabelSummary }
    lastSeq lastMessageAt lastMessagePreview lastMessageAuthor
    unreadCount lastReadSeq
    waitingSince snoozedUntil firstResponseAt resolvedAt
    customAttributes createdAt updatedAt
  }
  ${contactSummary}
  ${channelSummary}
  ${userSummary}
  ${labelSummary}
`;

export const message = /* GraphQL */ `
  fragment Message on Message {
    id seq kind authorType author { ...MessageAuthor } body status clientMessageId metadata createdAt
    conversation { ...ConversationReference }
  }
  fragment MessageAuthor on MessageAuthor { type id name }
  fragment ConversationReference on Conversation { id }
`;

export const attachment = /* GraphQL */ `
  fragment Attachment on Attachment { id fileName contentType sizeBytes createdAt }
`;

export const membership = /* GraphQL */ `
  fragment Membership on Membership { id role user { ...UserSummary } createdAt }
  ${userSummary}
`;

export const apiKey = /* GraphQL */ `
  fragment ApiKey on ApiKey { id name prefix scopes lastUsedAt expiresAt revokedAt createdAt }
`;

export const label = /* GraphQL */ `
  fragment Label on Label { id name color createdAt }
`;

export const savedReply = /* GraphQL */ `
  fragment SavedReply on SavedReply { id shortcut title body createdBy { ...UserSummary } createdAt updatedAt }
  ${userSummary}
`;

export const invitation = /* GraphQL */ `
  fragment Invitation on Invitation {
    id email role status invitedBy { ...UserSummary } expiresAt acceptedAt revokedAt createdAt
  }
  ${userSummary}
`;

export const auditLog = /* GraphQL */ `
  fragment AuditLog on AuditLog {
    id action actorType actor { ...Actor } targetType targetId diff ip userAgent requestId createdAt
  }
  ${actor}
`;

export const event = /* GraphQL */ `
  fragment Event on Event {
    id seq cursor type subjectId conversationId contactId actorType actor { ...Actor } payload occurredAt
  }
  ${actor}
`;

export const idempotencyKey = /* GraphQL */ `
  fragment IdempotencyKey on IdempotencyKey { key operation createdAt expiresAt }
`;

export const plan = /* GraphQL */ `
  fragment Plan on Plan { id code name product tier interval priceCents currency limits features }
`;
