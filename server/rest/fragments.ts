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

const aiAgentSummary = /* GraphQL */ `
  fragment AiAgentSummary on AiAgent { id name }
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
  fragment Channel on Channel { id type name isDefault settings aiAgent { ...AiAgentSummary } createdAt updatedAt }
  ${aiAgentSummary}
`;

export const contact = /* GraphQL */ `
  fragment Contact on Contact {
    id externalId name email phone locale timeZone customAttributes lastSeenAt createdAt updatedAt
  }
`;

export const aiAgent = /* GraphQL */ `
  fragment AiAgent on AiAgent {
    id name instructions status model temperature tone languages tools handOffRules workingHours
    knowledgeSourceIds channelIds createdAt updatedAt
  }
`;

export const knowledgeSource = /* GraphQL */ `
  fragment KnowledgeSource on KnowledgeSource {
    id name type status progress error url fileName contentType contentHash sizeBytes documentCount
    failedCount chunkCount language settings aiAgentIds
    ingestedAt createdAt updatedAt
  }
`;

export const conversation = /* GraphQL */ `
  fragment Conversation on Conversation {
    id subject status priority handledBy controlEpoch
    contact { ...ContactSummary }
    channel { ...ChannelSummary }
    assignee { ...UserSummary }
    aiAgent { ...AiAgentSummary }
    labels { ...LabelSummary }
    lastSeq lastMessageAt lastMessagePreview lastMessageAuthor
    unreadCount lastReadSeq
    waitingSince snoozedUntil firstResponseAt resolvedAt
    customAttributes createdAt updatedAt
  }
  ${contactSummary}
  ${channelSummary}
  ${userSummary}
  ${aiAgentSummary}
  ${labelSummary}
`;

export const message = /* GraphQL */ `
  fragment Message on Message {
    id seq kind authorType author { ...MessageAuthor } body status clientMessageId metadata createdAt
    citations { ...Citation }
    conversation { ...ConversationReference }
  }
  fragment Citation on Citation { chunkId sourceId quote }
  fragment MessageAuthor on MessageAuthor { type id name }
  fragment ConversationReference on Conversation { id }
`;

export const callSession = /* GraphQL */ `
  fragment CallSession on CallSession {
    id provider providerCallId direction status from to
    contact { ...ContactSummary }
    channel { ...ChannelSummary }
    aiAgentId lastSeq costCents currency recordingUrl endReason metadata
    startedAt answeredAt endedAt durationSeconds createdAt updatedAt
  }
  ${contactSummary}
  ${channelSummary}
`;

const callSessionReference = /* GraphQL */ `
  fragment CallSessionReference on CallSession { id }
`;

export const callTurn = /* GraphQL */ `
  fragment CallTurn on CallTurn {
    id seq speaker textHeard textGenerated startedMs endedMs interrupted createdAt
    callSession { ...CallSessionReference }
  }
  ${callSessionReference}
`;

export const callTranscript = /* GraphQL */ `
  fragment CallTranscript on CallTranscript {
    id text summary sentiment language createdAt
    callSession { ...CallSessionReference }
  }
  ${callSessionReference}
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

export const workflow = /* GraphQL */ `
  fragment Workflow on Workflow { id name description enabled version triggerType definition createdAt updatedAt }
`;

export const workflowRun = /* GraphQL */ `
  fragment WorkflowRun on WorkflowRun {
    id status version trigger context error depth startedAt finishedAt createdAt
    workflow { ...WorkflowReference }
    conversation { ...ConversationReference }
  }
  fragment WorkflowReference on Workflow { id name }
  fragment ConversationReference on Conversation { id }
`;

export const webhookSubscription = /* GraphQL */ `
  fragment WebhookSubscription on WebhookSubscription {
    id url description eventTypes enabled disabledReason failingSince cursor createdAt updatedAt
  }
`;

export const webhookDelivery = /* GraphQL */ `
  fragment WebhookDelivery on WebhookDelivery {
    id eventSeq eventType status attempts nextAttemptAt responseStatus responseBody durationMs error
    deliveredAt createdAt
  }
`;

export const planComparison = /* GraphQL */ `
  fragment PlanComparison on PlanComparison {
    columns { ...PlanComparisonColumn }
    rows { ...PlanComparisonRow }
  }
  fragment PlanComparisonColumn on PlanComparisonColumn {
    product tier name
    month { ...PlanComparisonPrice }
    year { ...PlanComparisonPrice }
  }
  fragment PlanComparisonPrice on PlanComparisonPrice { planId code priceCents currency }
  fragment PlanComparisonRow on PlanComparisonRow { key name kind unit values { ...PlanComparisonValue } }
  fragment PlanComparisonValue on PlanComparisonValue { number unlimited included }
`;

export const billingSubscription = /* GraphQL */ `
  fragment BillingSubscription on BillingSubscription {
    id status provider plan { ...PlanSummary } requestedPlan { ...PlanSummary } requestedAt
    trialEndsAt currentPeriodStart currentPeriodEnd cancelAtPeriodEnd canceledAt
    limitOverrides limits createdAt updatedAt
  }
  fragment PlanSummary on Plan { id code name priceCents currency interval }
`;

export const usageMeter = /* GraphQL */ `
  fragment UsageMeter on UsageMeter { metric name unit ledgerMetric used limit percent periodStart periodEnd }
`;
