import { User } from '../auth/user.schema.ts';
import { Channel } from '../channels/channels.schema.ts';
import { builder } from '../graphql/builder.ts';
import { CallStatus, ChannelType } from '../graphql/enums.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import {
  type ChannelStats as ByChannel,
  type MemberStats as ByMember,
  type DayStats as Day,
  type Durations,
  readStats,
  type OrganizationStats as Stats,
} from './stats.service.ts';

const ConversationStats = builder.objectRef<Stats['conversations']>('ConversationStats').implement({
  description: 'Conversations of the period, and how many there are now.',
  fields: (t) => ({
    created: t.exposeInt('created', { description: 'Begun in the period.' }),
    resolved: t.exposeInt('resolved', { description: 'How often one was resolved in the period.' }),
    reopened: t.exposeInt('reopened', { description: 'How many of these resolutions did not last.' }),
    open: t.exposeInt('open', { description: 'Open and pending now, whatever the period.' }),
    unassigned: t.exposeInt('unassigned', { description: 'Of those open now, assigned to nobody.' }),
    waiting: t.exposeInt('waiting', { description: 'Of those open now, the contact waits for an answer.' }),
  }),
});

const MessageStats = builder.objectRef<Stats['messages']>('MessageStats').implement({
  description: 'Messages of the period.',
  fields: (t) => ({
    received: t.exposeInt('received', { description: 'Written by contacts.' }),
    sentByAgents: t.exposeInt('sentByAgents', { description: 'Replies of members and API keys.' }),
    sentByAi: t.exposeInt('sentByAi', { description: 'Replies of AI agents.' }),
    notes: t.exposeInt('notes', { description: 'Private notes.' }),
  }),
});

const DurationStats = builder.objectRef<Durations>('DurationStats').implement({
  description: 'How long something took, in seconds; null when it never happened.',
  fields: (t) => ({
    median: t.exposeFloat('median', { nullable: true, description: 'Half of them took no longer.' }),
    p90: t.exposeFloat('p90', { nullable: true, description: 'Nine of ten took no longer.' }),
  }),
});

const AiStats = builder.objectRef<Stats['ai']>('AiStats').implement({
  description: 'The part of the AI agents.',
  fields: (t) => ({
    conversationsResolved: t.exposeInt('conversationsResolved', {
      description: 'Different ones resolved in the period.',
    }),
    resolvedByAi: t.exposeInt('resolvedByAi', { description: 'Of these, in the hands of an AI agent.' }),
    share: t.exposeFloat('share', {
      nullable: true,
      description: 'resolvedByAi / conversationsResolved, 0 to 1; null when none was resolved.',
    }),
    handedOff: t.exposeInt('handedOff', { description: 'How often an AI agent handed a conversation to a person.' }),
  }),
});

const CallStatusCount = builder.objectRef<Stats['calls']['byStatus'][number]>('CallStatusCount').implement({
  description: 'How many calls stand there.',
  fields: (t) => ({
    status: t.expose('status', { type: CallStatus, description: 'Where they stand now.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const CallStats = builder.objectRef<Stats['calls']>('CallStats').implement({
  description: 'Calls that began in the period.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many.' }),
    minutes: t.exposeFloat('minutes', { description: 'Between answer and end, added up, not rounded.' }),
    byStatus: t.expose('byStatus', { type: [CallStatusCount], description: 'Only states that occur.' }),
  }),
});

const counts = {
  created: 'Conversations begun.',
  resolved: 'How often a conversation was resolved.',
  messagesReceived: 'Messages written by contacts.',
  messagesSent: 'Replies of members, API keys and AI agents.',
  calls: 'Calls begun.',
};

const DayStats = builder.objectRef<Day>('DayStats').implement({
  description: 'One calendar day of the time zone; the first and the last may be cut by the period.',
  fields: (t) => ({
    date: t.exposeString('date', { description: 'For example 2026-01-31.' }),
    created: t.exposeInt('created', { description: counts.created }),
    resolved: t.exposeInt('resolved', { description: counts.resolved }),
    messagesReceived: t.exposeInt('messagesReceived', { description: counts.messagesReceived }),
    messagesSent: t.exposeInt('messagesSent', { description: counts.messagesSent }),
    calls: t.exposeInt('calls', { description: counts.calls }),
  }),
});

const MemberStats = builder.objectRef<ByMember>('MemberStats').implement({
  description: 'The work of one member.',
  fields: (t) => ({
    userId: t.id({ description: 'user_…', resolve: ({ user }) => encodeNodeId('User', user.id) }),
    name: t.string({ description: 'Full name.', resolve: ({ user }) => user.name }),
    user: t.expose('user', {
      type: User,
      nullable: true,
      description: 'The person; needs members:read.',
      authScopes: { permission: 'members:read' },
    }),
    assignedOpen: t.exposeInt('assignedOpen', { description: 'Open conversations assigned to the member now.' }),
    repliesSent: t.exposeInt('repliesSent', { description: 'Replies written in the period.' }),
    resolved: t.exposeInt('resolved', {
      description: 'How often a conversation that is now assigned to the member was resolved in the period.',
    }),
  }),
});

const ChannelStats = builder.objectRef<ByChannel>('ChannelStats').implement({
  description: 'What came through one channel in the period.',
  fields: (t) => ({
    channelId: t.id({ description: 'chan_…', resolve: ({ channel }) => encodeNodeId('Channel', channel.id) }),
    name: t.string({ description: 'Display name.', resolve: ({ channel }) => channel.name }),
    type: t.field({
      type: ChannelType,
      description: 'How a contact reaches the organization.',
      resolve: ({ channel }) => channel.type,
    }),
    channel: t.expose('channel', { type: Channel, nullable: true, description: 'The channel; needs channels:read.' }),
    created: t.exposeInt('created', { description: counts.created }),
    resolved: t.exposeInt('resolved', { description: counts.resolved }),
    messagesReceived: t.exposeInt('messagesReceived', { description: counts.messagesReceived }),
    messagesSent: t.exposeInt('messagesSent', { description: counts.messagesSent }),
    calls: t.exposeInt('calls', { description: counts.calls }),
  }),
});

const OrganizationStats = builder.objectRef<Stats>('OrganizationStats').implement({
  description: 'Figures of the organization for a period.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'Where the period begins.' }),
    to: t.expose('to', { type: 'DateTime', description: 'Where it ends; this moment is not in it.' }),
    timeZone: t.exposeString('timeZone', { description: 'IANA time zone in which days begin and end.' }),
    conversations: t.expose('conversations', { type: ConversationStats, description: 'Conversations.' }),
    messages: t.expose('messages', { type: MessageStats, description: 'Messages.' }),
    firstResponse: t.expose('firstResponse', {
      type: DurationStats,
      description: 'From the beginning to the first answer, of conversations begun in the period by the contact.',
    }),
    resolution: t.expose('resolution', {
      type: DurationStats,
      description: 'From the beginning to the last resolution in the period.',
    }),
    ai: t.expose('ai', { type: AiStats, description: 'AI agents.' }),
    calls: t.expose('calls', { type: CallStats, description: 'Calls.' }),
    days: t.expose('days', { type: [DayStats], description: 'Each day of the period, also the empty ones.' }),
    byMember: t.expose('byMember', { type: [MemberStats], description: 'Each member of the organization.' }),
    byChannel: t.expose('byChannel', { type: [ChannelStats], description: 'Each channel of the organization.' }),
  }),
});

builder.queryField('stats', (t) =>
  t.field({
    type: OrganizationStats,
    description: 'Figures of the organization: the last seven days, today included, unless told.',
    authScopes: { permission: 'stats:read' },
    args: {
      from: t.arg({ type: 'DateTime', description: 'Where the period begins; at most 366 days before its end.' }),
      to: t.arg({ type: 'DateTime', description: 'Where it ends, itself excluded; now unless told.' }),
      timeZone: t.arg.string({ description: "IANA time zone such as Europe/Tirane; the organization's unless told." }),
    },
    resolve: (_root, args, { actor }) => readStats(actor, args),
  }),
);
