/**
 * Why rows of several organizations are read, or one organization's before its scope is known. The complete list: a
 * reason that is missing here does not compile, so each new one is seen in review.
 */
export type PlatformReason =
  | 'accept an invitation by its token'
  | 'authenticate an access token'
  | "authenticate a contact's token"
  | 'authenticate an API key'
  | "check the user's role in another organization"
  | 'choose a free slug'
  | 'end what revoked sessions, keys and members have open'
  | "find the user's organizations"
  | "list the user's organizations"
  | "read one of the user's organizations"
  | 'switch to another organization of the user'
  | 'find organizations with old events'
  | 'watch the event logs of connected organizations'
  | 'make the demo organization'
  | 'seed the plans'
  | 'wake snoozed conversations'
  | 'list organizations for a platform admin'
  | 'list users for a platform admin'
  | 'list audit logs for a platform admin'
  | 'list jobs for a platform admin'
  | 'list received webhooks for a platform admin'
  | 'list verification tokens for a platform admin'
  | 'count the platform for a platform admin'
  | 'turn the terms of subscriptions'
  | 'roll up usage'
  | 'test';
