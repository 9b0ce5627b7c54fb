import type { IdTypename } from '../db/ids.ts';

type Entity = {
  /** Its name in GraphQL. */
  type: string;
  /** What mutations call it, where that is another word than the type. */
  words?: readonly string[];
};

/** Every table and the type it is seen as. A table that is missing here fails a test. */
export const entities: Record<string, Entity> = {
  organizations: { type: 'Organization' },
  users: { type: 'User', words: ['signUp', 'Viewer', 'Password', 'Email', 'PlatformRole'] },
  api_keys: { type: 'ApiKey' },
  channels: { type: 'Channel' },
  contacts: { type: 'Contact' },
  conversations: { type: 'Conversation' },
  messages: { type: 'Message' },
  ai_agents: { type: 'AiAgent' },
  knowledge_sources: { type: 'KnowledgeSource', words: ['KnowledgeIngestion', 'Upload'] },
  knowledge_documents: { type: 'KnowledgeDocument' },
  document_chunks: { type: 'DocumentChunk' },
  workflows: { type: 'Workflow' },
  workflow_runs: { type: 'WorkflowRun' },
  plans: { type: 'Plan' },
  subscriptions: { type: 'BillingSubscription', words: ['Subscription', 'Checkout', 'PlanLimits'] },
  usage: { type: 'Usage' },
  call_sessions: { type: 'CallSession', words: ['Call'] },
  call_turns: { type: 'CallTurn' },
  call_transcripts: { type: 'CallTranscript' },
  webhook_subscriptions: { type: 'WebhookSubscription', words: ['WebhookSecret'] },
  audit_logs: { type: 'AuditLog' },
  accounts: { type: 'Account' },
  sessions: { type: 'Session', words: ['Sessions', 'logIn', 'logOut'] },
  verification_tokens: { type: 'VerificationToken', words: ['EmailVerification', 'PasswordReset'] },
  webhook_events: { type: 'WebhookEvent' },
  memberships: { type: 'Membership', words: ['Member'] },
  invitations: { type: 'Invitation', words: ['inviteMember'] },
  events: { type: 'Event' },
  workflow_run_steps: { type: 'WorkflowRunStep' },
  webhook_deliveries: { type: 'WebhookDelivery', words: ['Webhook'] },
  idempotency_keys: { type: 'IdempotencyKey' },
  labels: { type: 'Label', words: ['ConversationLabels'] },
  saved_replies: { type: 'SavedReply' },
  conversation_reads: { type: 'ConversationRead', words: ['ConversationUnread'] },
  attachments: { type: 'Attachment' },
  usage_ledger: { type: 'UsageLedger' },
} satisfies Record<string, Entity & { type: IdTypename | 'IdempotencyKey' | 'ConversationRead' }>;

/** Tables that only join two others; they are seen as lists of those. */
export const joins: Record<string, string> = {
  conversation_labels: 'Conversation.labels',
  ai_agent_knowledge_sources: 'AiAgent.knowledgeSources',
};
