/** The headings of the reference, in its order. */
export const tagDescriptions = {
  Authentication: 'Signing up, logging in, and who one is.',
  Conversations: 'Threads with contacts, and their messages.',
  Contacts: 'The people who write and call.',
  Channels: 'The ways by which contacts reach the organization.',
  Labels: 'What conversations are sorted by.',
  'Saved replies': 'Texts that agents send often.',
  'AI agents': 'Who answers before a person does.',
  Knowledge: 'What AI agents answer from.',
  Workflows: 'What happens by itself, and how it went.',
  Calls: 'Telephone calls, their turns and transcripts.',
  Webhooks: 'Events of the organization, delivered to a server of yours.',
  Organizations: 'Tenants: everything else belongs to one.',
  Members: 'The people of an organization, and those invited.',
  'API keys': 'Keys for programs.',
  'Audit log': 'Who changed what.',
  Plans: 'What can be bought.',
  Billing: "The organization's subscription and what it has used.",
} as const;

export type Tag = keyof typeof tagDescriptions;
