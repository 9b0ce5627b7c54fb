/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Somebody with an account logs in first; for a new address name and password make the account. */
export type AcceptInvitationInput = {
  /** For a new account: language of the interface and of mails, `en` or `sq`. */
  locale?: string | null | undefined;
  /** For a new account. */
  name?: string | null | undefined;
  /** For a new account, at least 12 characters. */
  password?: string | null | undefined;
  /** The token in the invitation's address. */
  token: string;
};

/** Who did something: a person, a program with an API key, a contact, an AI agent, the platform itself, or somebody who was not signed in. */
export type ActorType =
  | 'AI_AGENT'
  | 'ANONYMOUS'
  | 'API_KEY'
  | 'CONTACT'
  | 'SYSTEM'
  | 'USER';

/** Whether an AI agent answers. */
export type AiAgentStatus =
  | 'ACTIVE'
  | 'PAUSED';

/** WORKING: nothing is written at the moment. WRITING: `text` is what was written. STORED: the message is in the thread. DISCARDED: there will be no such message. */
export type AiAnswerState =
  | 'DISCARDED'
  | 'STORED'
  | 'WORKING'
  | 'WRITING';

/** What an AI agent does while it writes nothing. */
export type AiAnswerStep =
  | 'CALLING_TOOL'
  | 'READING'
  | 'SEARCHING_KNOWLEDGE'
  | 'THINKING';

/** Who writes the answers: a model behind an OpenAI-compatible API, or LOCAL, which is no model and quotes the knowledge sources. */
export type AiProvider =
  | 'LOCAL'
  | 'OPENAI';

/** Who wrote an earlier turn of a test. */
export type AiTestAuthor =
  | 'AI'
  | 'CONTACT';

/** An earlier turn of a test. */
export type AiTestTurnInput = {
  /** Who wrote it. */
  author: AiTestAuthor;
  /** 1 to 8,000 characters. */
  text: string;
};

/** Who takes care of it. */
export type AssignConversationInput = {
  /** user_… of a member; without it, nobody. */
  assigneeId?: string | null | undefined;
  /** conv_… */
  id: string;
};

/** All that is given must hold. */
export type AuditLogFilter = {
  /** For example `conversation.assign`. */
  action?: string | null | undefined;
  /** user_…, key_… or cont_…: who did it. */
  actorId?: string | null | undefined;
  /** Actions to leave out, for example `session.refresh`; at most 20. */
  except?: Array<string> | null | undefined;
  /** Not before this moment. */
  from?: string | null | undefined;
  /** cont_…, conv_… or any other id: what it was done to. */
  targetId?: string | null | undefined;
  /** Name of a type, for example `Conversation`. */
  targetType?: string | null | undefined;
  /** Before this moment. */
  to?: string | null | undefined;
};

/** Who wrote a message. */
export type AuthorType =
  | 'AGENT'
  | 'AI'
  | 'CONTACT'
  | 'SYSTEM';

/** Names the knowledge source whose ingestion is to end. */
export type CancelKnowledgeIngestionInput = {
  /** ks_… */
  id: string;
};

/** A new address. */
export type ChangeEmailInput = {
  /** The password of the account. */
  currentPassword: string;
  /** The new address. */
  email: string;
};

/** The old password and the new one. */
export type ChangePasswordInput = {
  /** The password as it is. */
  currentPassword: string;
  /** The new password, at least 12 characters. */
  newPassword: string;
};

/** How a contact reaches the organization. */
export type ChannelType =
  | 'API'
  | 'EMAIL'
  | 'VOICE'
  | 'WIDGET';

/** All that is given must hold. */
export type ConversationFilter = {
  /** user_… */
  assigneeId?: string | null | undefined;
  /** chan_… */
  channelId?: string | null | undefined;
  /** cont_… */
  contactId?: string | null | undefined;
  /** lbl_… */
  labelId?: string | null | undefined;
  /** Any of these. */
  status?: Array<ConversationStatus> | null | undefined;
  /** One view of the inbox. */
  view?: ConversationView | null | undefined;
};

/** Who is in control of a conversation. */
export type ConversationHandledBy =
  | 'AI'
  | 'HUMAN';

/** Names a conversation. */
export type ConversationIdInput = {
  /** conv_… */
  id: string;
};

/** Some labels and a conversation. */
export type ConversationLabelsInput = {
  /** conv_… */
  id: string;
  /** lbl_…, 1 to 50. */
  labelIds: Array<string>;
};

/** How urgent a conversation is. */
export type ConversationPriority =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'NONE'
  | 'URGENT';

/** OPEN and PENDING are in the inbox; SNOOZED comes back later; RESOLVED is done. */
export type ConversationStatus =
  | 'OPEN'
  | 'PENDING'
  | 'RESOLVED'
  | 'SNOOZED';

/** The views of the inbox. */
export type ConversationView =
  | 'AI_HANDLING'
  | 'ALL'
  | 'MINE'
  | 'NEEDS_PERSON'
  | 'RESOLVED'
  | 'SNOOZED'
  | 'UNASSIGNED';

/** A new AI agent. */
export type CreateAiAgentInput = {
  /** chan_… of the channels that it answers, at most 100. */
  channelIds?: Array<string> | null | undefined;
  /** When it hands off: {askedForHuman: true, noGroundedAnswer: true, afterTurns: 1 to 100 or null, keywords: ["lawyer"]}. */
  handOffRules?: Record<string, unknown> | null | undefined;
  /** What it does and how, 1 to 20,000 characters. */
  instructions: string;
  /** ks_… of what it answers from, at most 100. */
  knowledgeSourceIds?: Array<string> | null | undefined;
  /** Language tags that it answers in; without any, every language. */
  languages?: Array<string> | null | undefined;
  /** Model that it uses; without it, the server's own. */
  model?: string | null | undefined;
  /** 1 to 80 characters. */
  name: string;
  /** ACTIVE (default) or PAUSED. */
  status?: AiAgentStatus | null | undefined;
  /** How freely it words its answers, 0 to 2; 0.3 unless told. */
  temperature?: number | null | undefined;
  /** How it sounds, at most 500 characters. */
  tone?: string | null | undefined;
  /** HTTP calls that it may make: a list of {name, description, parameters (JSON Schema of an object), url, method, secretHeaders: [{name, value}], timeoutMs}. */
  tools?: Record<string, unknown> | null | undefined;
  /** When it answers: {timeZone, monday: [{from: "09:00", to: "17:00"}], …}; without any day, always. */
  workingHours?: Record<string, unknown> | null | undefined;
};

/** A new key. */
export type CreateApiKeyInput = {
  /** When it ends by itself; without it, never. */
  expiresAt?: string | null | undefined;
  /** What it is for, 1 to 80 characters. */
  name: string;
  /** `<resource>:read|write`, at most your own permissions. */
  scopes: Array<string>;
};

/** A new channel. */
export type CreateChannelInput = {
  /** agt_… of the AI agent that answers here. */
  aiAgentId?: string | null | undefined;
  /** 1 to 80 characters. */
  name: string;
  /** Settings of this kind of channel. */
  settings?: Record<string, unknown> | null | undefined;
  /** Which kind. */
  type: ChannelType;
};

/** A new contact. */
export type CreateContactInput = {
  /** Flat names with text, numbers, true, false or null. */
  customAttributes?: Record<string, unknown> | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** The customer's own id of this person, unique in the organization. */
  externalId?: string | null | undefined;
  /** Language tag such as sq or en-GB. */
  locale?: string | null | undefined;
  /** Full name. */
  name?: string | null | undefined;
  /** Telephone number. */
  phone?: string | null | undefined;
  /** IANA time zone. */
  timeZone?: string | null | undefined;
};

/** A new knowledge source: `uploadId` of a file, `content` of TEXT, MARKDOWN, HTML and CSV, or `url` of URL. */
export type CreateKnowledgeSourceInput = {
  /** The text, at most 1,000,000 characters; the whole request has at most 1 MiB. */
  content?: string | null | undefined;
  /** Language tag such as sq or en-GB; without it, it is found out. */
  language?: string | null | undefined;
  /** 1 to 200 characters. */
  name: string;
  /** How a web site is read: {"maxPages": 1 to 1000, "maxDepth": 0 to 10, "includePaths": ["/help"], "excludePaths": ["/blog"]}. */
  settings?: Record<string, unknown> | null | undefined;
  /** What it is made from. */
  type: KnowledgeSourceType;
  /** A file that was uploaded (createUpload), for any type but URL, instead of `content`. */
  uploadId?: string | null | undefined;
  /** Where a web site begins: http or https, without user name and password. */
  url?: string | null | undefined;
};

/** A new label. */
export type CreateLabelInput = {
  /** One of slate, red, orange, amber, green, teal, blue, violet, pink; slate unless told. */
  color?: string | null | undefined;
  /** 1 to 50 characters, unique in the organization whatever its capitals. */
  name: string;
};

/** A further organization of the signed-in person. */
export type CreateOrganizationInput = {
  /** 1 to 120 characters. */
  name: string;
};

/** A new saved reply. */
export type CreateSavedReplyInput = {
  /** 1 to 8,000 characters. */
  body: string;
  /** 1 to 40 lower-case letters, digits and dashes, unique in the organization. */
  shortcut: string;
  /** 1 to 120 characters. */
  title: string;
};

/** A file that is about to be uploaded. */
export type CreateUploadInput = {
  /** Media type; without it, it is known by the name. */
  contentType?: string | null | undefined;
  /** 1 to 255 characters, without a path. */
  fileName: string;
  /** How large it is, in bytes; at most 50 MiB. */
  sizeBytes: number;
};

/** Names the AI agent to delete. */
export type DeleteAiAgentInput = {
  /** agt_… */
  id: string;
};

/** Names the channel to delete. */
export type DeleteChannelInput = {
  /** chan_… */
  id: string;
};

/** Names the contact to delete. */
export type DeleteContactInput = {
  /** cont_… */
  id: string;
};

/** Names the knowledge source to delete. */
export type DeleteKnowledgeSourceInput = {
  /** ks_… */
  id: string;
};

/** Names the label to delete. */
export type DeleteLabelInput = {
  /** lbl_… */
  id: string;
};

/** Names the saved reply to delete. */
export type DeleteSavedReplyInput = {
  /** rpl_… */
  id: string;
};

/** Names the account to disconnect. */
export type DisconnectAccountInput = {
  /** acc_… */
  id: string;
};

/** Names the session to end. */
export type EndSessionInput = {
  /** sess_… */
  id: string;
};

/** What happened. CAUGHT_UP says that a replay has reached the present, HIDDEN that the viewer may not see what. */
export type EventType =
  | 'AI_AGENT_CREATED'
  | 'AI_AGENT_DELETED'
  | 'AI_AGENT_UPDATED'
  | 'API_KEY_CREATED'
  | 'API_KEY_REVOKED'
  | 'API_KEY_UPDATED'
  | 'CALL_CREATED'
  | 'CALL_ENDED'
  | 'CALL_TURN_ADDED'
  | 'CALL_UPDATED'
  | 'CAUGHT_UP'
  | 'CHANNEL_CREATED'
  | 'CHANNEL_DELETED'
  | 'CHANNEL_UPDATED'
  | 'CONTACT_CREATED'
  | 'CONTACT_DELETED'
  | 'CONTACT_UPDATED'
  | 'CONVERSATION_ASSIGNED'
  | 'CONVERSATION_CREATED'
  | 'CONVERSATION_HANDED_OFF'
  | 'CONVERSATION_LABELED'
  | 'CONVERSATION_READ'
  | 'CONVERSATION_REOPENED'
  | 'CONVERSATION_RESOLVED'
  | 'CONVERSATION_RETURNED_TO_AI'
  | 'CONVERSATION_SNOOZED'
  | 'CONVERSATION_UPDATED'
  | 'HIDDEN'
  | 'INVITATION_REVOKED'
  | 'KNOWLEDGE_SOURCE_CREATED'
  | 'KNOWLEDGE_SOURCE_DELETED'
  | 'KNOWLEDGE_SOURCE_UPDATED'
  | 'LABEL_CREATED'
  | 'LABEL_DELETED'
  | 'LABEL_UPDATED'
  | 'MEMBER_ADDED'
  | 'MEMBER_INVITED'
  | 'MEMBER_REMOVED'
  | 'MEMBER_UPDATED'
  | 'MESSAGE_CREATED'
  | 'ORGANIZATION_CREATED'
  | 'ORGANIZATION_DELETED'
  | 'ORGANIZATION_REINSTATED'
  | 'ORGANIZATION_SUSPENDED'
  | 'ORGANIZATION_UPDATED'
  | 'SAVED_REPLY_CREATED'
  | 'SAVED_REPLY_DELETED'
  | 'SAVED_REPLY_UPDATED'
  | 'SUBSCRIPTION_UPDATED'
  | 'WEBHOOK_SUBSCRIPTION_CREATED'
  | 'WEBHOOK_SUBSCRIPTION_DELETED'
  | 'WEBHOOK_SUBSCRIPTION_UPDATED'
  | 'WORKFLOW_CREATED'
  | 'WORKFLOW_DELETED'
  | 'WORKFLOW_RUN_CREATED'
  | 'WORKFLOW_RUN_UPDATED'
  | 'WORKFLOW_UPDATED';

/** What the AI gives to a person. */
export type HandOffConversationInput = {
  /** user_… of the member who takes it; without it, the assignee stays. */
  assigneeId?: string | null | undefined;
  /** conv_… */
  id: string;
  /** Why, at most 500 characters; it is shown to the team in the thread. */
  reason?: string | null | undefined;
};

/** An OPEN invitation can be accepted; an EXPIRED one can be sent again; the others are history. */
export type InvitationStatus =
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REVOKED';

/** Whom to invite. */
export type InviteMemberInput = {
  /** Where the invitation goes. */
  email: string;
  /** What the new member may do. */
  role: Role;
};

/** Whether a document could be read. */
export type KnowledgeDocumentStatus =
  | 'FAILED'
  | 'READY';

/** How far the ingestion of a knowledge source got. */
export type KnowledgeSourceStatus =
  | 'CANCELED'
  | 'FAILED'
  | 'PROCESSING'
  | 'QUEUED'
  | 'READY';

/** What a knowledge source is made from. */
export type KnowledgeSourceType =
  | 'CSV'
  | 'DOCX'
  | 'HTML'
  | 'MARKDOWN'
  | 'PDF'
  | 'TEXT'
  | 'URL';

/** Address and password. */
export type LogInInput = {
  /** The address of the account. */
  email: string;
  /** The password. */
  password: string;
};

/** How far the viewer has read. */
export type MarkConversationReadInput = {
  /** conv_… */
  id: string;
  /** Number of the last message read; without it, all. */
  seq?: number | null | undefined;
};

/** From where on it is unread. */
export type MarkConversationUnreadInput = {
  /** conv_… */
  id: string;
  /** Number of the first message to be unread; without it, the contact's newest. */
  seq?: number | null | undefined;
};

/** A REPLY reaches the contact, a NOTE stays in the team, an ACTIVITY says what happened. */
export type MessageKind =
  | 'ACTIVITY'
  | 'NOTE'
  | 'REPLY';

/** How far a message got. It moves forward only. */
export type MessageStatus =
  | 'DELIVERED'
  | 'FAILED'
  | 'READ'
  | 'SENT';

/** What a member does now: OFFLINE, ONLINE without looking at a conversation, VIEWING one, or EDITING in one. */
export type PresenceActivity =
  | 'EDITING'
  | 'OFFLINE'
  | 'ONLINE'
  | 'VIEWING';

/** Names the knowledge source to ingest again. */
export type RefreshKnowledgeSourceInput = {
  /** ks_… */
  id: string;
};

/** Names the member to remove. */
export type RemoveMemberInput = {
  /** mem_… */
  id: string;
};

/** Whose password was forgotten. */
export type RequestPasswordResetInput = {
  /** The address of the account. */
  email: string;
};

/** Names the invitation to send again. */
export type ResendInvitationInput = {
  /** inv_… */
  id: string;
};

/** A new password, with the proof from a mail. */
export type ResetPasswordInput = {
  /** The new password, at least 12 characters. */
  password: string;
  /** The token in the mail's address. */
  token: string;
};

/** What a person gives to the AI. */
export type ReturnConversationToAiInput = {
  /** agt_… of an active AI agent; without it, the one it had, or its channel has. */
  aiAgentId?: string | null | undefined;
  /** conv_… */
  id: string;
};

/** Names the key to revoke. */
export type RevokeApiKeyInput = {
  /** key_… */
  id: string;
};

/** Names the invitation to revoke. */
export type RevokeInvitationInput = {
  /** inv_… */
  id: string;
};

/** What a member may do: a viewer reads, an agent answers, an admin configures, an owner pays and deletes. */
export type Role =
  | 'ADMIN'
  | 'AGENT'
  | 'OWNER'
  | 'VIEWER';

/** A message into a conversation. */
export type SendMessageInput = {
  /** AGENT (default), or CONTACT for what the contact wrote. */
  authorType?: AuthorType | null | undefined;
  /** Plain text, 1 to 8,000 characters after trimming. */
  body: string;
  /** Makes a retry safe: the same id answers the first message. */
  clientMessageId?: string | null | undefined;
  /** conv_… */
  conversationId: string;
  /** REPLY (default) or NOTE. */
  kind?: MessageKind | null | undefined;
};

/** What the viewer does in one tab. */
export type SetPresenceInput = {
  /** OFFLINE takes back what the tab said before. */
  activity: PresenceActivity;
  /** conv_…; with VIEWING and EDITING, and only with them. */
  conversationId?: string | null | undefined;
  /** Name of the tab, of your making, the same for `presence` and `setPresence`; without it a session is one tab. */
  tabId?: string | null | undefined;
};

/** Whether the viewer is writing. */
export type SetTypingInput = {
  /** conv_… */
  conversationId: string;
  /** False ends it; it ends by itself after 6 seconds. */
  typing: boolean;
};

/** A person and their new organization. */
export type SignUpInput = {
  /** Address for log-in and mail. */
  email: string;
  /** Language of the mails, `en` (the default) or `sq`. */
  locale?: string | null | undefined;
  /** The person's name. */
  name: string;
  /** 1 to 120 characters. */
  organizationName: string;
  /** At least 12 characters. */
  password: string;
};

/** Until when it is out of sight. */
export type SnoozeConversationInput = {
  /** conv_… */
  id: string;
  /** A moment in the future. */
  until: string;
};

/** Names the conversation to reply to. */
export type SuggestReplyInput = {
  /** conv_… */
  conversationId: string;
};

/** Names the conversation to summarize. */
export type SummarizeConversationInput = {
  /** conv_… */
  conversationId: string;
};

/** A message to try an AI agent with. */
export type TestAiAgentInput = {
  /** What was said before, the oldest first; at most 50 turns. */
  history?: Array<AiTestTurnInput> | null | undefined;
  /** agt_… */
  id: string;
  /** What a contact might write, 1 to 8,000 characters. */
  message: string;
};

/** Fields that are given change. */
export type UpdateAiAgentInput = {
  /** chan_… of all the channels that it answers, at most 100. */
  channelIds?: Array<string> | null | undefined;
  /** When it hands off: {askedForHuman: true, noGroundedAnswer: true, afterTurns: 1 to 100 or null, keywords: ["lawyer"]}. Members that are given change; null removes one. */
  handOffRules?: Record<string, unknown> | null | undefined;
  /** agt_… */
  id: string;
  /** What it does and how, 1 to 20,000 characters. */
  instructions?: string | null | undefined;
  /** ks_… of all that it answers from, at most 100. */
  knowledgeSourceIds?: Array<string> | null | undefined;
  /** Language tags that it answers in; empty: every language. */
  languages?: Array<string> | null | undefined;
  /** Model that it uses; null: the server's own. */
  model?: string | null | undefined;
  /** 1 to 80 characters. */
  name?: string | null | undefined;
  /** A PAUSED AI agent does not answer. */
  status?: AiAgentStatus | null | undefined;
  /** How freely it words its answers, 0 to 2. */
  temperature?: number | null | undefined;
  /** How it sounds, at most 500 characters; null clears it. */
  tone?: string | null | undefined;
  /** HTTP calls that it may make: a list of {name, description, parameters (JSON Schema of an object), url, method, secretHeaders: [{name, value}], timeoutMs}. They replace the old ones. A secret header without a value keeps it for the same tool and host. */
  tools?: Record<string, unknown> | null | undefined;
  /** When it answers: {timeZone, monday: [{from: "09:00", to: "17:00"}], …}; without any day, always. Members that are given change; null removes one. */
  workingHours?: Record<string, unknown> | null | undefined;
};

/** Fields that are given change. */
export type UpdateChannelInput = {
  /** agt_… of the AI agent that answers here; null: none. */
  aiAgentId?: string | null | undefined;
  /** chan_… */
  id: string;
  /** 1 to 80 characters. */
  name?: string | null | undefined;
  /** Settings that are given change; null removes one. */
  settings?: Record<string, unknown> | null | undefined;
};

/** Fields that are given change; null clears one. */
export type UpdateContactInput = {
  /** Attributes that are given change; null removes one. */
  customAttributes?: Record<string, unknown> | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** The customer's own id of this person, unique in the organization. */
  externalId?: string | null | undefined;
  /** cont_… */
  id: string;
  /** Language tag such as sq or en-GB. */
  locale?: string | null | undefined;
  /** Full name. */
  name?: string | null | undefined;
  /** Telephone number. */
  phone?: string | null | undefined;
  /** IANA time zone. */
  timeZone?: string | null | undefined;
};

/** Fields that are given change. */
export type UpdateConversationInput = {
  /** Attributes that are given change; null removes one. */
  customAttributes?: Record<string, unknown> | null | undefined;
  /** conv_… */
  id: string;
  /** lbl_… of all the labels it shall have, at most 50. */
  labelIds?: Array<string> | null | undefined;
  /** How urgent it is. */
  priority?: ConversationPriority | null | undefined;
  /** What it is about; null clears it. */
  subject?: string | null | undefined;
};

/** Fields that are given change. */
export type UpdateLabelInput = {
  /** One of slate, red, orange, amber, green, teal, blue, violet, pink. */
  color?: string | null | undefined;
  /** lbl_… */
  id: string;
  /** 1 to 50 characters, unique in the organization whatever its capitals. */
  name?: string | null | undefined;
};

/** A member's new role. */
export type UpdateMemberInput = {
  /** mem_… */
  id: string;
  /** The new role. */
  role: Role;
};

/** Fields that are given change. */
export type UpdateOrganizationInput = {
  /** org_…; without it, the current organization. */
  id?: string | null | undefined;
  /** 1 to 120 characters. */
  name?: string | null | undefined;
  /** { timeZone, locale }; keys that are given change. */
  settings?: Record<string, unknown> | null | undefined;
  /** 1 to 60 lower-case letters, digits and dashes. */
  slug?: string | null | undefined;
};

/** Fields that are given change. */
export type UpdateSavedReplyInput = {
  /** 1 to 8,000 characters. */
  body?: string | null | undefined;
  /** rpl_… */
  id: string;
  /** 1 to 40 lower-case letters, digits and dashes, unique in the organization. */
  shortcut?: string | null | undefined;
  /** 1 to 120 characters. */
  title?: string | null | undefined;
};

/** Fields that are given change. */
export type UpdateViewerInput = {
  /** https address of a picture; null removes it. */
  image?: string | null | undefined;
  /** Language of the interface and of mails: `en` or `sq`. */
  locale?: string | null | undefined;
  /** Full name, 1 to 120 characters. */
  name?: string | null | undefined;
  /** IANA time zone, such as Europe/Tirane. */
  timeZone?: string | null | undefined;
};

/** The proof from a mail. */
export type VerifyEmailInput = {
  /** The token in the mail's address. */
  token: string;
};

export type Account_SessionFragmentFragment = { id: string, userAgent: string | null, ip: string | null, current: boolean, createdAt: string, lastUsedAt: string, endedAt: string | null } & { ' $fragmentName'?: 'Account_SessionFragmentFragment' };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { viewer: { id: string, email: string | null, emailVerified: boolean, hasPassword: boolean, sessions: Array<{ ' $fragmentRefs'?: { 'Account_SessionFragmentFragment': Account_SessionFragmentFragment } }>, accounts: Array<{ id: string, provider: string, createdAt: string }> } };

export type UpdateViewerMutationVariables = Exact<{
  input: UpdateViewerInput;
}>;


export type UpdateViewerMutation = { updateViewer: { viewer: { id: string, name: string, user: { id: string, name: string, locale: string } | null } } };

export type ChangeEmailMutationVariables = Exact<{
  input: ChangeEmailInput;
}>;


export type ChangeEmailMutation = { changeEmail: { email: string } };

export type RequestEmailVerificationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestEmailVerificationMutation = { requestEmailVerification: { sent: boolean } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { ok: boolean } };

export type EndSessionMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type EndSessionMutation = { endSession: { session: { ' $fragmentRefs'?: { 'Account_SessionFragmentFragment': Account_SessionFragmentFragment } } } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions: { ended: number } };

export type DisconnectAccountMutationVariables = Exact<{
  input: DisconnectAccountInput;
}>;


export type DisconnectAccountMutation = { disconnectAccount: { deletedId: string } };

export type AiAgents_AiAgentFragmentFragment = { id: string, name: string, status: AiAgentStatus, instructions: string, tone: string | null, languages: Array<string>, model: string | null, temperature: number, knowledgeSourceIds: Array<string>, channelIds: Array<string>, handOffRules: Record<string, unknown>, workingHours: Record<string, unknown>, tools: Record<string, unknown> } & { ' $fragmentName'?: 'AiAgents_AiAgentFragmentFragment' };

export type AiAgentListQueryVariables = Exact<{ [key: string]: never; }>;


export type AiAgentListQuery = { aiAgents: { nodes: Array<{ id: string, name: string, status: AiAgentStatus, model: string | null, channels: Array<{ id: string, name: string, type: ChannelType }>, knowledgeSources: Array<{ id: string, name: string }> }> }, aiServer: { provider: AiProvider, model: string | null } };

export type AiAgentDetailsQueryVariables = Exact<{
  id: string;
}>;


export type AiAgentDetailsQuery = { aiAgent: { ' $fragmentRefs'?: { 'AiAgents_AiAgentFragmentFragment': AiAgents_AiAgentFragmentFragment } } | null };

export type AiAgentChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type AiAgentChoicesQuery = { knowledgeSources: { nodes: Array<{ id: string, name: string, type: KnowledgeSourceType, status: KnowledgeSourceStatus }> }, channels: { nodes: Array<{ id: string, name: string, type: ChannelType, aiAgent: { id: string, name: string } | null }> }, aiServer: { provider: AiProvider, model: string | null } };

export type CreateAiAgentMutationVariables = Exact<{
  input: CreateAiAgentInput;
}>;


export type CreateAiAgentMutation = { createAiAgent: { aiAgent: { ' $fragmentRefs'?: { 'AiAgents_AiAgentFragmentFragment': AiAgents_AiAgentFragmentFragment } } } };

export type UpdateAiAgentMutationVariables = Exact<{
  input: UpdateAiAgentInput;
}>;


export type UpdateAiAgentMutation = { updateAiAgent: { aiAgent: { ' $fragmentRefs'?: { 'AiAgents_AiAgentFragmentFragment': AiAgents_AiAgentFragmentFragment } } } };

export type DeleteAiAgentMutationVariables = Exact<{
  input: DeleteAiAgentInput;
}>;


export type DeleteAiAgentMutation = { deleteAiAgent: { deletedId: string } };

export type AiAgents_AnswerFragmentFragment = { provider: AiProvider, model: string | null, attempts: number, inputTokens: number, outputTokens: number, firstTokenMs: number | null, totalMs: number, toolCalls: Array<{ name: string, arguments: Record<string, unknown>, durationMs: number, error: string | null }>, retrieved: Array<{ chunkId: string, score: number, source: { id: string, name: string } | null, chunk: { id: string, heading: string | null, content: string } | null }> } & { ' $fragmentName'?: 'AiAgents_AnswerFragmentFragment' };

export type TestAiAgentMutationVariables = Exact<{
  input: TestAiAgentInput;
}>;


export type TestAiAgentMutation = { testAiAgent: { text: string, handOffReason: string | null, citations: Array<{ chunkId: string, quote: string, sourceId: string, source: { id: string, name: string } | null }>, hits: Array<{ ' $fragmentRefs'?: { 'Knowledge_HitFragmentFragment': Knowledge_HitFragmentFragment } }>, details: { ' $fragmentRefs'?: { 'AiAgents_AnswerFragmentFragment': AiAgents_AnswerFragmentFragment } } } };

export type Audit_AuditLogFragmentFragment = { id: string, action: string, targetType: string, targetId: string | null, diff: Record<string, unknown>, ip: string | null, createdAt: string, actor: { type: ActorType, id: string | null, name: string | null } } & { ' $fragmentName'?: 'Audit_AuditLogFragmentFragment' };

export type AuditLogListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AuditLogFilter | null | undefined;
}>;


export type AuditLogListQuery = { auditLogs: { nodes: Array<{ ' $fragmentRefs'?: { 'Audit_AuditLogFragmentFragment': Audit_AuditLogFragmentFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type Contact_ContactFragmentFragment = { id: string, externalId: string | null, name: string | null, email: string | null, phone: string | null, locale: string | null, timeZone: string | null, customAttributes: Record<string, unknown>, lastSeenAt: string | null, createdAt: string } & { ' $fragmentName'?: 'Contact_ContactFragmentFragment' };

export type ContactListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type ContactListQuery = { contacts: { nodes: Array<{ ' $fragmentRefs'?: { 'Contact_ContactFragmentFragment': Contact_ContactFragmentFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ContactDetailsQueryVariables = Exact<{
  id: string;
}>;


export type ContactDetailsQuery = { contact: (
    { conversations: { nodes: Array<{ ' $fragmentRefs'?: { 'ConversationRow_ConversationFragmentFragment': ConversationRow_ConversationFragmentFragment } }> } }
    & { ' $fragmentRefs'?: { 'Contact_ContactFragmentFragment': Contact_ContactFragmentFragment } }
  ) | null };

export type UpdateContactMutationVariables = Exact<{
  input: UpdateContactInput;
}>;


export type UpdateContactMutation = { updateContact: { contact: { ' $fragmentRefs'?: { 'Contact_ContactFragmentFragment': Contact_ContactFragmentFragment } } } };

export type CreateContactMutationVariables = Exact<{
  input: CreateContactInput;
}>;


export type CreateContactMutation = { createContact: { contact: { ' $fragmentRefs'?: { 'Contact_ContactFragmentFragment': Contact_ContactFragmentFragment } } } };

export type DeleteContactMutationVariables = Exact<{
  input: DeleteContactInput;
}>;


export type DeleteContactMutation = { deleteContact: { deletedId: string } };

export type SuggestReplyMutationVariables = Exact<{
  input: SuggestReplyInput;
}>;


export type SuggestReplyMutation = { suggestReply: { text: string, citations: Array<{ chunkId: string, quote: string, sourceId: string, source: { id: string, name: string } | null }> } };

export type SummarizeConversationMutationVariables = Exact<{
  input: SummarizeConversationInput;
}>;


export type SummarizeConversationMutation = { summarizeConversation: { text: string, citations: Array<{ chunkId: string, quote: string, sourceId: string, source: { id: string, name: string } | null }> } };

export type MessageAnswerQueryVariables = Exact<{
  id: string;
}>;


export type MessageAnswerQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AiAgent', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditLog', id: string }
    | { __typename: 'BillingSubscription', id: string }
    | { __typename: 'CallSession', id: string }
    | { __typename: 'CallTranscript', id: string }
    | { __typename: 'CallTurn', id: string }
    | { __typename: 'Channel', id: string }
    | { __typename: 'Contact', id: string }
    | { __typename: 'Conversation', id: string }
    | { __typename: 'DocumentChunk', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'KnowledgeDocument', id: string }
    | { __typename: 'KnowledgeSource', id: string }
    | { __typename: 'Label', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Message', id: string, answer: { ' $fragmentRefs'?: { 'AiAgents_AnswerFragmentFragment': AiAgents_AnswerFragmentFragment } } | null }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Plan', id: string }
    | { __typename: 'SavedReply', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Usage', id: string }
    | { __typename: 'UsageLedger', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VerificationToken', id: string }
    | { __typename: 'WebhookDelivery', id: string }
    | { __typename: 'WebhookEvent', id: string }
    | { __typename: 'WebhookSubscription', id: string }
    | { __typename: 'Workflow', id: string }
    | { __typename: 'WorkflowRun', id: string }
    | { __typename: 'WorkflowRunStep', id: string }
   | null };

export type AssignConversationMutationVariables = Exact<{
  input: AssignConversationInput;
}>;


export type AssignConversationMutation = { assignConversation: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type Inbox_AiFragmentFragment = { id: string, aiAgent: { id: string, name: string } | null, channel: { id: string, aiAgent: { id: string, name: string } | null } } & { ' $fragmentName'?: 'Inbox_AiFragmentFragment' };

export type AiAgentNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type AiAgentNamesQuery = { aiAgents: { nodes: Array<{ id: string, name: string, status: AiAgentStatus }> } };

export type ConversationAiQueryVariables = Exact<{
  id: string;
}>;


export type ConversationAiQuery = { conversation: { ' $fragmentRefs'?: { 'Inbox_AiFragmentFragment': Inbox_AiFragmentFragment } } | null };

export type HandOffConversationMutationVariables = Exact<{
  input: HandOffConversationInput;
}>;


export type HandOffConversationMutation = { handOffConversation: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type ReturnConversationToAiMutationVariables = Exact<{
  input: ReturnConversationToAiInput;
}>;


export type ReturnConversationToAiMutation = { returnConversationToAi: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment;'Inbox_AiFragmentFragment': Inbox_AiFragmentFragment } } } };

export type SnoozeConversationMutationVariables = Exact<{
  input: SnoozeConversationInput;
}>;


export type SnoozeConversationMutation = { snoozeConversation: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type ResolveConversationMutationVariables = Exact<{
  input: ConversationIdInput;
}>;


export type ResolveConversationMutation = { resolveConversation: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type ReopenConversationMutationVariables = Exact<{
  input: ConversationIdInput;
}>;


export type ReopenConversationMutation = { reopenConversation: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type UpdateConversationMutationVariables = Exact<{
  input: UpdateConversationInput;
}>;


export type UpdateConversationMutation = { updateConversation: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type AddConversationLabelsMutationVariables = Exact<{
  input: ConversationLabelsInput;
}>;


export type AddConversationLabelsMutation = { addConversationLabels: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type RemoveConversationLabelsMutationVariables = Exact<{
  input: ConversationLabelsInput;
}>;


export type RemoveConversationLabelsMutation = { removeConversationLabels: { conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type MarkConversationReadMutationVariables = Exact<{
  input: MarkConversationReadInput;
}>;


export type MarkConversationReadMutation = { markConversationRead: { conversation: { ' $fragmentRefs'?: { 'Inbox_ReadStateFragmentFragment': Inbox_ReadStateFragmentFragment } } } };

export type MarkConversationUnreadMutationVariables = Exact<{
  input: MarkConversationUnreadInput;
}>;


export type MarkConversationUnreadMutation = { markConversationUnread: { conversation: { ' $fragmentRefs'?: { 'Inbox_ReadStateFragmentFragment': Inbox_ReadStateFragmentFragment } } } };

export type Inbox_ConversationFragmentFragment = { id: string, subject: string | null, status: ConversationStatus, priority: ConversationPriority, handledBy: ConversationHandledBy, lastMessageAt: string, lastMessagePreview: string | null, lastMessageAuthor: AuthorType | null, lastMessageAuthorName: string | null, waitingSince: string | null, snoozedUntil: string | null, assignee: { id: string, name: string } | null, contact: { id: string, name: string | null, email: string | null, phone: string | null, externalId: string | null }, channel: { id: string, type: ChannelType, name: string }, labels: Array<{ id: string, name: string, color: string }> } & { ' $fragmentName'?: 'Inbox_ConversationFragmentFragment' };

export type Inbox_ReadStateFragmentFragment = { id: string, lastSeq: number, lastReadSeq: number, unreadCount: number } & { ' $fragmentName'?: 'Inbox_ReadStateFragmentFragment' };

export type ConversationRow_ConversationFragmentFragment = { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment;'Inbox_ReadStateFragmentFragment': Inbox_ReadStateFragmentFragment } } & { ' $fragmentName'?: 'ConversationRow_ConversationFragmentFragment' };

export type Thread_MessageFragmentFragment = { id: string, seq: number, kind: MessageKind, authorType: AuthorType, body: string, clientMessageId: string | null, status: MessageStatus, metadata: Record<string, unknown>, createdAt: string, author: { type: AuthorType, id: string | null, name: string }, citations: Array<{ chunkId: string, quote: string, sourceId: string, source: { id: string, name: string } | null }> } & { ' $fragmentName'?: 'Thread_MessageFragmentFragment' };

export type ConversationListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter: ConversationFilter;
}>;


export type ConversationListQuery = { conversations: { nodes: Array<{ ' $fragmentRefs'?: { 'ConversationRow_ConversationFragmentFragment': ConversationRow_ConversationFragmentFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConversationsByIdQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ConversationsByIdQuery = { nodes: Array<
    | { __typename: 'Account', id: string }
    | { __typename: 'AiAgent', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditLog', id: string }
    | { __typename: 'BillingSubscription', id: string }
    | { __typename: 'CallSession', id: string }
    | { __typename: 'CallTranscript', id: string }
    | { __typename: 'CallTurn', id: string }
    | { __typename: 'Channel', id: string }
    | { __typename: 'Contact', id: string }
    | (
      { __typename: 'Conversation', id: string }
      & { ' $fragmentRefs'?: { 'ConversationRow_ConversationFragmentFragment': ConversationRow_ConversationFragmentFragment } }
    )
    | { __typename: 'DocumentChunk', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'KnowledgeDocument', id: string }
    | { __typename: 'KnowledgeSource', id: string }
    | { __typename: 'Label', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Plan', id: string }
    | { __typename: 'SavedReply', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Usage', id: string }
    | { __typename: 'UsageLedger', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VerificationToken', id: string }
    | { __typename: 'WebhookDelivery', id: string }
    | { __typename: 'WebhookEvent', id: string }
    | { __typename: 'WebhookSubscription', id: string }
    | { __typename: 'Workflow', id: string }
    | { __typename: 'WorkflowRun', id: string }
    | { __typename: 'WorkflowRunStep', id: string }
   | null> };

export type ConversationCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConversationCountsQuery = { conversationCounts: { mine: number, unassigned: number, aiHandling: number, needsPerson: number, all: number, snoozed: number, resolved: number } };

export type InboxEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type InboxEventsSubscription = { inboxEvents:
    | { __typename: 'CallSessionChangedEvent', cursor: string, type: EventType, occurredAt: string }
    | { __typename: 'CallTurnAddedEvent', cursor: string, type: EventType, occurredAt: string }
    | { __typename: 'CaughtUpEvent', cursor: string, type: EventType, occurredAt: string }
    | { __typename: 'ContactChangedEvent', cursor: string, type: EventType, occurredAt: string, contact: { ' $fragmentRefs'?: { 'Contact_ContactFragmentFragment': Contact_ContactFragmentFragment } } | null }
    | { __typename: 'ConversationChangedEvent', cursor: string, type: EventType, occurredAt: string, conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } | null }
    | { __typename: 'ConversationReadEvent', userId: string, lastReadSeq: number, cursor: string, type: EventType, occurredAt: string, conversation: { id: string } | null }
    | { __typename: 'HiddenEvent', cursor: string, type: EventType, occurredAt: string }
    | { __typename: 'KnowledgeSourceChangedEvent', cursor: string, type: EventType, occurredAt: string }
    | { __typename: 'MessageAddedEvent', cursor: string, type: EventType, occurredAt: string, message: { ' $fragmentRefs'?: { 'Thread_MessageFragmentFragment': Thread_MessageFragmentFragment } } | null, conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } | null }
    | { __typename: 'OrganizationChangedEvent', subjectId: string, cursor: string, type: EventType, occurredAt: string, organization: { id: string, name: string } | null }
    | { __typename: 'WorkflowRunChangedEvent', cursor: string, type: EventType, occurredAt: string }
   };

export type ThreadQueryVariables = Exact<{
  id: string;
  last: number;
}>;


export type ThreadQuery = { conversation: (
    { createdAt: string, messages: { nodes: Array<{ ' $fragmentRefs'?: { 'Thread_MessageFragmentFragment': Thread_MessageFragmentFragment } }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } }
    & { ' $fragmentRefs'?: { 'ConversationRow_ConversationFragmentFragment': ConversationRow_ConversationFragmentFragment;'Inbox_AiFragmentFragment': Inbox_AiFragmentFragment } }
  ) | null };

export type NewestMessagesQueryVariables = Exact<{
  id: string;
  last: number;
}>;


export type NewestMessagesQuery = { conversation: { id: string, messages: { nodes: Array<{ ' $fragmentRefs'?: { 'Thread_MessageFragmentFragment': Thread_MessageFragmentFragment } }> } } | null };

export type OlderMessagesQueryVariables = Exact<{
  id: string;
  last: number;
  before: string;
}>;


export type OlderMessagesQuery = { conversation: { id: string, messages: { nodes: Array<{ ' $fragmentRefs'?: { 'Thread_MessageFragmentFragment': Thread_MessageFragmentFragment } }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } } | null };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { message: { ' $fragmentRefs'?: { 'Thread_MessageFragmentFragment': Thread_MessageFragmentFragment } }, conversation: { ' $fragmentRefs'?: { 'Inbox_ConversationFragmentFragment': Inbox_ConversationFragmentFragment } } } };

export type MessageDeltaSubscriptionVariables = Exact<{
  conversationId: string;
}>;


export type MessageDeltaSubscription = { messageDelta: { messageId: string, index: number, start: number, text: string, state: AiAnswerState, step: AiAnswerStep | null, toolName: string | null, author: { id: string | null, name: string } } };

export type SetTypingMutationVariables = Exact<{
  input: SetTypingInput;
}>;


export type SetTypingMutation = { setTyping: { ok: boolean } };

export type TypingSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type TypingSubscription = { typing: { conversationId: string, typing: boolean, author: { type: AuthorType, id: string | null, name: string } } };

export type DocumentChunksQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type DocumentChunksQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AiAgent', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditLog', id: string }
    | { __typename: 'BillingSubscription', id: string }
    | { __typename: 'CallSession', id: string }
    | { __typename: 'CallTranscript', id: string }
    | { __typename: 'CallTurn', id: string }
    | { __typename: 'Channel', id: string }
    | { __typename: 'Contact', id: string }
    | { __typename: 'Conversation', id: string }
    | { __typename: 'DocumentChunk', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'KnowledgeDocument', title: string | null, locator: string, id: string, chunks: { nodes: Array<{ id: string, seq: number, heading: string | null, content: string, tokenCount: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'KnowledgeSource', id: string }
    | { __typename: 'Label', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Plan', id: string }
    | { __typename: 'SavedReply', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Usage', id: string }
    | { __typename: 'UsageLedger', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VerificationToken', id: string }
    | { __typename: 'WebhookDelivery', id: string }
    | { __typename: 'WebhookEvent', id: string }
    | { __typename: 'WebhookSubscription', id: string }
    | { __typename: 'Workflow', id: string }
    | { __typename: 'WorkflowRun', id: string }
    | { __typename: 'WorkflowRunStep', id: string }
   | null };

export type KnowledgeChunkQueryVariables = Exact<{
  id: string;
}>;


export type KnowledgeChunkQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AiAgent', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditLog', id: string }
    | { __typename: 'BillingSubscription', id: string }
    | { __typename: 'CallSession', id: string }
    | { __typename: 'CallTranscript', id: string }
    | { __typename: 'CallTurn', id: string }
    | { __typename: 'Channel', id: string }
    | { __typename: 'Contact', id: string }
    | { __typename: 'Conversation', id: string }
    | { __typename: 'DocumentChunk', seq: number, heading: string | null, content: string, tokenCount: number, id: string, document: { id: string, title: string | null, locator: string, chunkCount: number } | null }
    | { __typename: 'Event', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'KnowledgeDocument', id: string }
    | { __typename: 'KnowledgeSource', id: string }
    | { __typename: 'Label', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Plan', id: string }
    | { __typename: 'SavedReply', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Usage', id: string }
    | { __typename: 'UsageLedger', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VerificationToken', id: string }
    | { __typename: 'WebhookDelivery', id: string }
    | { __typename: 'WebhookEvent', id: string }
    | { __typename: 'WebhookSubscription', id: string }
    | { __typename: 'Workflow', id: string }
    | { __typename: 'WorkflowRun', id: string }
    | { __typename: 'WorkflowRunStep', id: string }
   | null };

export type Knowledge_HitFragmentFragment = { score: number, lexicalScore: number | null, vectorScore: number | null, highlights: Array<{ field: string, parts: Array<{ text: string, matched: boolean }> }>, chunk: { id: string, heading: string | null, content: string, knowledgeSource: { id: string, name: string } | null } } & { ' $fragmentName'?: 'Knowledge_HitFragmentFragment' };

export type SearchKnowledgeQueryVariables = Exact<{
  query: string;
  first: number;
  sourceIds?: Array<string> | string | null | undefined;
}>;


export type SearchKnowledgeQuery = { searchKnowledge: { hits: Array<{ ' $fragmentRefs'?: { 'Knowledge_HitFragmentFragment': Knowledge_HitFragmentFragment } }> } };

export type Knowledge_SourceFragmentFragment = { id: string, name: string, type: KnowledgeSourceType, status: KnowledgeSourceStatus, progress: number, sizeBytes: number, chunkCount: number, documentCount: number, failedCount: number, language: string | null, url: string | null, fileName: string | null, error: string | null, ingestedAt: string | null, aiAgents: Array<{ id: string, name: string }> } & { ' $fragmentName'?: 'Knowledge_SourceFragmentFragment' };

export type KnowledgeSourceListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type KnowledgeSourceListQuery = { knowledgeSources: { nodes: Array<{ ' $fragmentRefs'?: { 'Knowledge_SourceFragmentFragment': Knowledge_SourceFragmentFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type KnowledgeSourceDetailsQueryVariables = Exact<{
  id: string;
}>;


export type KnowledgeSourceDetailsQuery = { knowledgeSource: { ' $fragmentRefs'?: { 'Knowledge_SourceFragmentFragment': Knowledge_SourceFragmentFragment } } | null };

export type KnowledgeDocumentsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  status?: Array<KnowledgeDocumentStatus> | KnowledgeDocumentStatus | null | undefined;
}>;


export type KnowledgeDocumentsQuery = { knowledgeSource: { id: string, documents: { nodes: Array<{ id: string, title: string | null, locator: string, status: KnowledgeDocumentStatus, error: string | null, chunkCount: number, sizeBytes: number, language: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type KnowledgeSourceChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type KnowledgeSourceChangedSubscription = { knowledgeSourceChanged: { cursor: string, type: EventType, knowledgeSourceId: string | null, knowledgeSource: { ' $fragmentRefs'?: { 'Knowledge_SourceFragmentFragment': Knowledge_SourceFragmentFragment } } | null } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { uploadId: string, url: string } };

export type CreateKnowledgeSourceMutationVariables = Exact<{
  input: CreateKnowledgeSourceInput;
}>;


export type CreateKnowledgeSourceMutation = { createKnowledgeSource: { knowledgeSource: { ' $fragmentRefs'?: { 'Knowledge_SourceFragmentFragment': Knowledge_SourceFragmentFragment } } } };

export type RefreshKnowledgeSourceMutationVariables = Exact<{
  input: RefreshKnowledgeSourceInput;
}>;


export type RefreshKnowledgeSourceMutation = { refreshKnowledgeSource: { knowledgeSource: { ' $fragmentRefs'?: { 'Knowledge_SourceFragmentFragment': Knowledge_SourceFragmentFragment } } } };

export type CancelKnowledgeIngestionMutationVariables = Exact<{
  input: CancelKnowledgeIngestionInput;
}>;


export type CancelKnowledgeIngestionMutation = { cancelKnowledgeIngestion: { knowledgeSource: { ' $fragmentRefs'?: { 'Knowledge_SourceFragmentFragment': Knowledge_SourceFragmentFragment } } } };

export type DeleteKnowledgeSourceMutationVariables = Exact<{
  input: DeleteKnowledgeSourceInput;
}>;


export type DeleteKnowledgeSourceMutation = { deleteKnowledgeSource: { deletedId: string } };

export type Labels_LabelFragmentFragment = { id: string, name: string, color: string } & { ' $fragmentName'?: 'Labels_LabelFragmentFragment' };

export type LabelListQueryVariables = Exact<{ [key: string]: never; }>;


export type LabelListQuery = { labels: { nodes: Array<{ ' $fragmentRefs'?: { 'Labels_LabelFragmentFragment': Labels_LabelFragmentFragment } }> } };

export type CreateLabelMutationVariables = Exact<{
  input: CreateLabelInput;
}>;


export type CreateLabelMutation = { createLabel: { label: { ' $fragmentRefs'?: { 'Labels_LabelFragmentFragment': Labels_LabelFragmentFragment } } } };

export type UpdateLabelMutationVariables = Exact<{
  input: UpdateLabelInput;
}>;


export type UpdateLabelMutation = { updateLabel: { label: { ' $fragmentRefs'?: { 'Labels_LabelFragmentFragment': Labels_LabelFragmentFragment } } } };

export type DeleteLabelMutationVariables = Exact<{
  input: DeleteLabelInput;
}>;


export type DeleteLabelMutation = { deleteLabel: { deletedId: string } };

export type PresenceSubscriptionVariables = Exact<{
  tabId: string;
}>;


export type PresenceSubscription = { presence: { complete: boolean, people: Array<{ userId: string, name: string, activity: PresenceActivity, conversationId: string | null }> } };

export type SetPresenceMutationVariables = Exact<{
  input: SetPresenceInput;
}>;


export type SetPresenceMutation = { setPresence: { repeatAfterMs: number } };

export type SavedReplies_SavedReplyFragmentFragment = { id: string, shortcut: string, title: string, body: string } & { ' $fragmentName'?: 'SavedReplies_SavedReplyFragmentFragment' };

export type SavedReplyListQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedReplyListQuery = { savedReplies: { nodes: Array<{ ' $fragmentRefs'?: { 'SavedReplies_SavedReplyFragmentFragment': SavedReplies_SavedReplyFragmentFragment } }> } };

export type CreateSavedReplyMutationVariables = Exact<{
  input: CreateSavedReplyInput;
}>;


export type CreateSavedReplyMutation = { createSavedReply: { savedReply: { ' $fragmentRefs'?: { 'SavedReplies_SavedReplyFragmentFragment': SavedReplies_SavedReplyFragmentFragment } } } };

export type UpdateSavedReplyMutationVariables = Exact<{
  input: UpdateSavedReplyInput;
}>;


export type UpdateSavedReplyMutation = { updateSavedReply: { savedReply: { ' $fragmentRefs'?: { 'SavedReplies_SavedReplyFragmentFragment': SavedReplies_SavedReplyFragmentFragment } } } };

export type DeleteSavedReplyMutationVariables = Exact<{
  input: DeleteSavedReplyInput;
}>;


export type DeleteSavedReplyMutation = { deleteSavedReply: { deletedId: string } };

export type LogInMutationVariables = Exact<{
  input: LogInInput;
}>;


export type LogInMutation = { logIn: { ' $fragmentRefs'?: { 'Session_AuthPayloadFragmentFragment': Session_AuthPayloadFragmentFragment } } };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp: { ' $fragmentRefs'?: { 'Session_AuthPayloadFragmentFragment': Session_AuthPayloadFragmentFragment } } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { ' $fragmentRefs'?: { 'Session_AuthPayloadFragmentFragment': Session_AuthPayloadFragmentFragment } } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { ok: boolean } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword: { ' $fragmentRefs'?: { 'Session_AuthPayloadFragmentFragment': Session_AuthPayloadFragmentFragment } } };

export type VerifyEmailMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type VerifyEmailMutation = { verifyEmail: { email: string } };

export type InvitationByTokenQueryVariables = Exact<{
  token: string;
}>;


export type InvitationByTokenQuery = { invitationByToken: { email: string, organizationName: string, inviterName: string | null, hasAccount: boolean } };

export type ApiKeys_ApiKeyFragmentFragment = { id: string, name: string, prefix: string, scopes: Array<string>, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, createdAt: string } & { ' $fragmentName'?: 'ApiKeys_ApiKeyFragmentFragment' };

export type ApiKeyListQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeyListQuery = { apiKeys: { nodes: Array<{ ' $fragmentRefs'?: { 'ApiKeys_ApiKeyFragmentFragment': ApiKeys_ApiKeyFragmentFragment } }> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { key: string, apiKey: { ' $fragmentRefs'?: { 'ApiKeys_ApiKeyFragmentFragment': ApiKeys_ApiKeyFragmentFragment } } } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { ' $fragmentRefs'?: { 'ApiKeys_ApiKeyFragmentFragment': ApiKeys_ApiKeyFragmentFragment } } } };

export type Channels_ChannelFragmentFragment = { id: string, type: ChannelType, name: string, isDefault: boolean, createdAt: string } & { ' $fragmentName'?: 'Channels_ChannelFragmentFragment' };

export type ChannelListQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelListQuery = { channels: { nodes: Array<{ ' $fragmentRefs'?: { 'Channels_ChannelFragmentFragment': Channels_ChannelFragmentFragment } }> } };

export type CreateChannelMutationVariables = Exact<{
  input: CreateChannelInput;
}>;


export type CreateChannelMutation = { createChannel: { channel: { ' $fragmentRefs'?: { 'Channels_ChannelFragmentFragment': Channels_ChannelFragmentFragment } } } };

export type UpdateChannelMutationVariables = Exact<{
  input: UpdateChannelInput;
}>;


export type UpdateChannelMutation = { updateChannel: { channel: { ' $fragmentRefs'?: { 'Channels_ChannelFragmentFragment': Channels_ChannelFragmentFragment } } } };

export type DeleteChannelMutationVariables = Exact<{
  input: DeleteChannelInput;
}>;


export type DeleteChannelMutation = { deleteChannel: { deletedId: string } };

export type Invitations_InvitationFragmentFragment = { id: string, email: string, role: Role, status: InvitationStatus, expiresAt: string } & { ' $fragmentName'?: 'Invitations_InvitationFragmentFragment' };

export type InvitationListQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitationListQuery = { invitations: { nodes: Array<{ ' $fragmentRefs'?: { 'Invitations_InvitationFragmentFragment': Invitations_InvitationFragmentFragment } }> } };

export type ResendInvitationMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type ResendInvitationMutation = { resendInvitation: { url: string, invitation: { ' $fragmentRefs'?: { 'Invitations_InvitationFragmentFragment': Invitations_InvitationFragmentFragment } } } };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { invitation: { ' $fragmentRefs'?: { 'Invitations_InvitationFragmentFragment': Invitations_InvitationFragmentFragment } } } };

export type Members_MembershipFragmentFragment = { id: string, role: Role, createdAt: string, user: { id: string, name: string, email: string } } & { ' $fragmentName'?: 'Members_MembershipFragmentFragment' };

export type MemberListQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberListQuery = { members: { nodes: Array<{ ' $fragmentRefs'?: { 'Members_MembershipFragmentFragment': Members_MembershipFragmentFragment } }> } };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember: { url: string, email: string, expiresAt: string } };

export type UpdateMemberMutationVariables = Exact<{
  input: UpdateMemberInput;
}>;


export type UpdateMemberMutation = { updateMember: { membership: { ' $fragmentRefs'?: { 'Members_MembershipFragmentFragment': Members_MembershipFragmentFragment } } } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { deletedId: string } };

export type UpdateOrganizationMutationVariables = Exact<{
  input: UpdateOrganizationInput;
}>;


export type UpdateOrganizationMutation = { updateOrganization: { organization: { id: string, name: string, slug: string } } };

export type CreateOrganizationMutationVariables = Exact<{
  input: CreateOrganizationInput;
}>;


export type CreateOrganizationMutation = { createOrganization: { organization: { id: string } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string, email: string | null, role: Role | null, permissions: Array<string>, emailVerified: boolean, hasPassword: boolean, user: { id: string, name: string, email: string, locale: string } | null, organization: { id: string, name: string, slug: string, cursor: string } | null } };

export type OrganizationListQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationListQuery = { organizations: { nodes: Array<{ id: string, name: string }> } };

export type Session_AuthPayloadFragmentFragment = { accessToken: string, expiresAt: string, user: { id: string, name: string, email: string, locale: string }, organization: { id: string, name: string } | null } & { ' $fragmentName'?: 'Session_AuthPayloadFragmentFragment' };

export type RefreshSessionMutationVariables = Exact<{
  organizationId?: string | null | undefined;
}>;


export type RefreshSessionMutation = { refreshSession: { ' $fragmentRefs'?: { 'Session_AuthPayloadFragmentFragment': Session_AuthPayloadFragmentFragment } } };

export type LogOutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogOutMutation = { logOut: { ok: boolean } };

export declare const Account_SessionFragmentFragmentDoc: DocumentNode<Account_SessionFragmentFragment, unknown>;
export declare const AiAgents_AiAgentFragmentFragmentDoc: DocumentNode<AiAgents_AiAgentFragmentFragment, unknown>;
export declare const AiAgents_AnswerFragmentFragmentDoc: DocumentNode<AiAgents_AnswerFragmentFragment, unknown>;
export declare const Audit_AuditLogFragmentFragmentDoc: DocumentNode<Audit_AuditLogFragmentFragment, unknown>;
export declare const Contact_ContactFragmentFragmentDoc: DocumentNode<Contact_ContactFragmentFragment, unknown>;
export declare const Inbox_AiFragmentFragmentDoc: DocumentNode<Inbox_AiFragmentFragment, unknown>;
export declare const Inbox_ConversationFragmentFragmentDoc: DocumentNode<Inbox_ConversationFragmentFragment, unknown>;
export declare const Inbox_ReadStateFragmentFragmentDoc: DocumentNode<Inbox_ReadStateFragmentFragment, unknown>;
export declare const ConversationRow_ConversationFragmentFragmentDoc: DocumentNode<ConversationRow_ConversationFragmentFragment, unknown>;
export declare const Thread_MessageFragmentFragmentDoc: DocumentNode<Thread_MessageFragmentFragment, unknown>;
export declare const Knowledge_HitFragmentFragmentDoc: DocumentNode<Knowledge_HitFragmentFragment, unknown>;
export declare const Knowledge_SourceFragmentFragmentDoc: DocumentNode<Knowledge_SourceFragmentFragment, unknown>;
export declare const Labels_LabelFragmentFragmentDoc: DocumentNode<Labels_LabelFragmentFragment, unknown>;
export declare const SavedReplies_SavedReplyFragmentFragmentDoc: DocumentNode<SavedReplies_SavedReplyFragmentFragment, unknown>;
export declare const ApiKeys_ApiKeyFragmentFragmentDoc: DocumentNode<ApiKeys_ApiKeyFragmentFragment, unknown>;
export declare const Channels_ChannelFragmentFragmentDoc: DocumentNode<Channels_ChannelFragmentFragment, unknown>;
export declare const Invitations_InvitationFragmentFragmentDoc: DocumentNode<Invitations_InvitationFragmentFragment, unknown>;
export declare const Members_MembershipFragmentFragmentDoc: DocumentNode<Members_MembershipFragmentFragment, unknown>;
export declare const Session_AuthPayloadFragmentFragmentDoc: DocumentNode<Session_AuthPayloadFragmentFragment, unknown>;
export declare const AccountDocument: DocumentNode<AccountQuery, AccountQueryVariables>;
export declare const UpdateViewerDocument: DocumentNode<UpdateViewerMutation, UpdateViewerMutationVariables>;
export declare const ChangeEmailDocument: DocumentNode<ChangeEmailMutation, ChangeEmailMutationVariables>;
export declare const RequestEmailVerificationDocument: DocumentNode<RequestEmailVerificationMutation, RequestEmailVerificationMutationVariables>;
export declare const ChangePasswordDocument: DocumentNode<ChangePasswordMutation, ChangePasswordMutationVariables>;
export declare const EndSessionDocument: DocumentNode<EndSessionMutation, EndSessionMutationVariables>;
export declare const EndOtherSessionsDocument: DocumentNode<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export declare const DisconnectAccountDocument: DocumentNode<DisconnectAccountMutation, DisconnectAccountMutationVariables>;
export declare const AiAgentListDocument: DocumentNode<AiAgentListQuery, AiAgentListQueryVariables>;
export declare const AiAgentDetailsDocument: DocumentNode<AiAgentDetailsQuery, AiAgentDetailsQueryVariables>;
export declare const AiAgentChoicesDocument: DocumentNode<AiAgentChoicesQuery, AiAgentChoicesQueryVariables>;
export declare const CreateAiAgentDocument: DocumentNode<CreateAiAgentMutation, CreateAiAgentMutationVariables>;
export declare const UpdateAiAgentDocument: DocumentNode<UpdateAiAgentMutation, UpdateAiAgentMutationVariables>;
export declare const DeleteAiAgentDocument: DocumentNode<DeleteAiAgentMutation, DeleteAiAgentMutationVariables>;
export declare const TestAiAgentDocument: DocumentNode<TestAiAgentMutation, TestAiAgentMutationVariables>;
export declare const AuditLogListDocument: DocumentNode<AuditLogListQuery, AuditLogListQueryVariables>;
export declare const ContactListDocument: DocumentNode<ContactListQuery, ContactListQueryVariables>;
export declare const ContactDetailsDocument: DocumentNode<ContactDetailsQuery, ContactDetailsQueryVariables>;
export declare const UpdateContactDocument: DocumentNode<UpdateContactMutation, UpdateContactMutationVariables>;
export declare const CreateContactDocument: DocumentNode<CreateContactMutation, CreateContactMutationVariables>;
export declare const DeleteContactDocument: DocumentNode<DeleteContactMutation, DeleteContactMutationVariables>;
export declare const SuggestReplyDocument: DocumentNode<SuggestReplyMutation, SuggestReplyMutationVariables>;
export declare const SummarizeConversationDocument: DocumentNode<SummarizeConversationMutation, SummarizeConversationMutationVariables>;
export declare const MessageAnswerDocument: DocumentNode<MessageAnswerQuery, MessageAnswerQueryVariables>;
export declare const AssignConversationDocument: DocumentNode<AssignConversationMutation, AssignConversationMutationVariables>;
export declare const AiAgentNamesDocument: DocumentNode<AiAgentNamesQuery, AiAgentNamesQueryVariables>;
export declare const ConversationAiDocument: DocumentNode<ConversationAiQuery, ConversationAiQueryVariables>;
export declare const HandOffConversationDocument: DocumentNode<HandOffConversationMutation, HandOffConversationMutationVariables>;
export declare const ReturnConversationToAiDocument: DocumentNode<ReturnConversationToAiMutation, ReturnConversationToAiMutationVariables>;
export declare const SnoozeConversationDocument: DocumentNode<SnoozeConversationMutation, SnoozeConversationMutationVariables>;
export declare const ResolveConversationDocument: DocumentNode<ResolveConversationMutation, ResolveConversationMutationVariables>;
export declare const ReopenConversationDocument: DocumentNode<ReopenConversationMutation, ReopenConversationMutationVariables>;
export declare const UpdateConversationDocument: DocumentNode<UpdateConversationMutation, UpdateConversationMutationVariables>;
export declare const AddConversationLabelsDocument: DocumentNode<AddConversationLabelsMutation, AddConversationLabelsMutationVariables>;
export declare const RemoveConversationLabelsDocument: DocumentNode<RemoveConversationLabelsMutation, RemoveConversationLabelsMutationVariables>;
export declare const MarkConversationReadDocument: DocumentNode<MarkConversationReadMutation, MarkConversationReadMutationVariables>;
export declare const MarkConversationUnreadDocument: DocumentNode<MarkConversationUnreadMutation, MarkConversationUnreadMutationVariables>;
export declare const ConversationListDocument: DocumentNode<ConversationListQuery, ConversationListQueryVariables>;
export declare const ConversationsByIdDocument: DocumentNode<ConversationsByIdQuery, ConversationsByIdQueryVariables>;
export declare const ConversationCountsDocument: DocumentNode<ConversationCountsQuery, ConversationCountsQueryVariables>;
export declare const InboxEventsDocument: DocumentNode<InboxEventsSubscription, InboxEventsSubscriptionVariables>;
export declare const ThreadDocument: DocumentNode<ThreadQuery, ThreadQueryVariables>;
export declare const NewestMessagesDocument: DocumentNode<NewestMessagesQuery, NewestMessagesQueryVariables>;
export declare const OlderMessagesDocument: DocumentNode<OlderMessagesQuery, OlderMessagesQueryVariables>;
export declare const SendMessageDocument: DocumentNode<SendMessageMutation, SendMessageMutationVariables>;
export declare const MessageDeltaDocument: DocumentNode<MessageDeltaSubscription, MessageDeltaSubscriptionVariables>;
export declare const SetTypingDocument: DocumentNode<SetTypingMutation, SetTypingMutationVariables>;
export declare const TypingDocument: DocumentNode<TypingSubscription, TypingSubscriptionVariables>;
export declare const DocumentChunksDocument: DocumentNode<DocumentChunksQuery, DocumentChunksQueryVariables>;
export declare const KnowledgeChunkDocument: DocumentNode<KnowledgeChunkQuery, KnowledgeChunkQueryVariables>;
export declare const SearchKnowledgeDocument: DocumentNode<SearchKnowledgeQuery, SearchKnowledgeQueryVariables>;
export declare const KnowledgeSourceListDocument: DocumentNode<KnowledgeSourceListQuery, KnowledgeSourceListQueryVariables>;
export declare const KnowledgeSourceDetailsDocument: DocumentNode<KnowledgeSourceDetailsQuery, KnowledgeSourceDetailsQueryVariables>;
export declare const KnowledgeDocumentsDocument: DocumentNode<KnowledgeDocumentsQuery, KnowledgeDocumentsQueryVariables>;
export declare const KnowledgeSourceChangedDocument: DocumentNode<KnowledgeSourceChangedSubscription, KnowledgeSourceChangedSubscriptionVariables>;
export declare const CreateUploadDocument: DocumentNode<CreateUploadMutation, CreateUploadMutationVariables>;
export declare const CreateKnowledgeSourceDocument: DocumentNode<CreateKnowledgeSourceMutation, CreateKnowledgeSourceMutationVariables>;
export declare const RefreshKnowledgeSourceDocument: DocumentNode<RefreshKnowledgeSourceMutation, RefreshKnowledgeSourceMutationVariables>;
export declare const CancelKnowledgeIngestionDocument: DocumentNode<CancelKnowledgeIngestionMutation, CancelKnowledgeIngestionMutationVariables>;
export declare const DeleteKnowledgeSourceDocument: DocumentNode<DeleteKnowledgeSourceMutation, DeleteKnowledgeSourceMutationVariables>;
export declare const LabelListDocument: DocumentNode<LabelListQuery, LabelListQueryVariables>;
export declare const CreateLabelDocument: DocumentNode<CreateLabelMutation, CreateLabelMutationVariables>;
export declare const UpdateLabelDocument: DocumentNode<UpdateLabelMutation, UpdateLabelMutationVariables>;
export declare const DeleteLabelDocument: DocumentNode<DeleteLabelMutation, DeleteLabelMutationVariables>;
export declare const PresenceDocument: DocumentNode<PresenceSubscription, PresenceSubscriptionVariables>;
export declare const SetPresenceDocument: DocumentNode<SetPresenceMutation, SetPresenceMutationVariables>;
export declare const SavedReplyListDocument: DocumentNode<SavedReplyListQuery, SavedReplyListQueryVariables>;
export declare const CreateSavedReplyDocument: DocumentNode<CreateSavedReplyMutation, CreateSavedReplyMutationVariables>;
export declare const UpdateSavedReplyDocument: DocumentNode<UpdateSavedReplyMutation, UpdateSavedReplyMutationVariables>;
export declare const DeleteSavedReplyDocument: DocumentNode<DeleteSavedReplyMutation, DeleteSavedReplyMutationVariables>;
export declare const LogInDocument: DocumentNode<LogInMutation, LogInMutationVariables>;
export declare const SignUpDocument: DocumentNode<SignUpMutation, SignUpMutationVariables>;
export declare const AcceptInvitationDocument: DocumentNode<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export declare const RequestPasswordResetDocument: DocumentNode<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export declare const ResetPasswordDocument: DocumentNode<ResetPasswordMutation, ResetPasswordMutationVariables>;
export declare const VerifyEmailDocument: DocumentNode<VerifyEmailMutation, VerifyEmailMutationVariables>;
export declare const InvitationByTokenDocument: DocumentNode<InvitationByTokenQuery, InvitationByTokenQueryVariables>;
export declare const ApiKeyListDocument: DocumentNode<ApiKeyListQuery, ApiKeyListQueryVariables>;
export declare const CreateApiKeyDocument: DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export declare const RevokeApiKeyDocument: DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export declare const ChannelListDocument: DocumentNode<ChannelListQuery, ChannelListQueryVariables>;
export declare const CreateChannelDocument: DocumentNode<CreateChannelMutation, CreateChannelMutationVariables>;
export declare const UpdateChannelDocument: DocumentNode<UpdateChannelMutation, UpdateChannelMutationVariables>;
export declare const DeleteChannelDocument: DocumentNode<DeleteChannelMutation, DeleteChannelMutationVariables>;
export declare const InvitationListDocument: DocumentNode<InvitationListQuery, InvitationListQueryVariables>;
export declare const ResendInvitationDocument: DocumentNode<ResendInvitationMutation, ResendInvitationMutationVariables>;
export declare const RevokeInvitationDocument: DocumentNode<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export declare const MemberListDocument: DocumentNode<MemberListQuery, MemberListQueryVariables>;
export declare const InviteMemberDocument: DocumentNode<InviteMemberMutation, InviteMemberMutationVariables>;
export declare const UpdateMemberDocument: DocumentNode<UpdateMemberMutation, UpdateMemberMutationVariables>;
export declare const RemoveMemberDocument: DocumentNode<RemoveMemberMutation, RemoveMemberMutationVariables>;
export declare const UpdateOrganizationDocument: DocumentNode<UpdateOrganizationMutation, UpdateOrganizationMutationVariables>;
export declare const CreateOrganizationDocument: DocumentNode<CreateOrganizationMutation, CreateOrganizationMutationVariables>;
export declare const ViewerDocument: DocumentNode<ViewerQuery, ViewerQueryVariables>;
export declare const OrganizationListDocument: DocumentNode<OrganizationListQuery, OrganizationListQueryVariables>;
export declare const RefreshSessionDocument: DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export declare const LogOutDocument: DocumentNode<LogOutMutation, LogOutMutationVariables>;
export const fragmentTexts: Readonly<Record<string, string>> = {
  "Account_sessionFragment": "fragment Account_sessionFragment on Session{id userAgent ip current createdAt lastUsedAt endedAt}",
  "AiAgents_aiAgentFragment": "fragment AiAgents_aiAgentFragment on AiAgent{id name status instructions tone languages model temperature knowledgeSourceIds channelIds handOffRules workingHours tools}",
  "AiAgents_answerFragment": "fragment AiAgents_answerFragment on AiAnswerDetails{provider model attempts inputTokens outputTokens firstTokenMs totalMs toolCalls{name arguments durationMs error}retrieved{chunkId score source{id name}chunk{id heading content}}}",
  "Audit_auditLogFragment": "fragment Audit_auditLogFragment on AuditLog{id action actor{type id name}targetType targetId diff ip createdAt}",
  "Contact_contactFragment": "fragment Contact_contactFragment on Contact{id externalId name email phone locale timeZone customAttributes lastSeenAt createdAt}",
  "Inbox_aiFragment": "fragment Inbox_aiFragment on Conversation{id aiAgent{id name}channel{id aiAgent{id name}}}",
  "Inbox_conversationFragment": "fragment Inbox_conversationFragment on Conversation{id subject status priority handledBy lastMessageAt lastMessagePreview lastMessageAuthor lastMessageAuthorName waitingSince snoozedUntil assignee{id name}contact{id name email phone externalId}channel{id type name}labels{id name color}}",
  "Inbox_readStateFragment": "fragment Inbox_readStateFragment on Conversation{id lastSeq lastReadSeq unreadCount}",
  "ConversationRow_conversationFragment": "fragment ConversationRow_conversationFragment on Conversation{...Inbox_conversationFragment ...Inbox_readStateFragment}",
  "Thread_messageFragment": "fragment Thread_messageFragment on Message{id seq kind authorType author{type id name}body clientMessageId status metadata createdAt citations{chunkId quote sourceId source{id name}}}",
  "Knowledge_hitFragment": "fragment Knowledge_hitFragment on KnowledgeHit{score lexicalScore vectorScore highlights{field parts{text matched}}chunk{id heading content knowledgeSource{id name}}}",
  "Knowledge_sourceFragment": "fragment Knowledge_sourceFragment on KnowledgeSource{id name type status progress sizeBytes chunkCount documentCount failedCount language url fileName error ingestedAt aiAgents{id name}}",
  "Labels_labelFragment": "fragment Labels_labelFragment on Label{id name color}",
  "SavedReplies_savedReplyFragment": "fragment SavedReplies_savedReplyFragment on SavedReply{id shortcut title body}",
  "ApiKeys_apiKeyFragment": "fragment ApiKeys_apiKeyFragment on ApiKey{id name prefix scopes lastUsedAt expiresAt revokedAt createdAt}",
  "Channels_channelFragment": "fragment Channels_channelFragment on Channel{id type name isDefault createdAt}",
  "Invitations_invitationFragment": "fragment Invitations_invitationFragment on Invitation{id email role status expiresAt}",
  "Members_membershipFragment": "fragment Members_membershipFragment on Membership{id role createdAt user{id name email}}",
  "Session_authPayloadFragment": "fragment Session_authPayloadFragment on AuthPayload{accessToken expiresAt user{id name email locale}organization{id name}}"
};
