import { builder } from '../graphql/builder.ts';
import { readOptionalId } from '../graphql/ids.ts';
import { followPresence, type PresenceChange, setPresence } from './presence.service.ts';
import { activities } from './presence.ts';
import type { ShownPerson } from './roster.ts';

const PresenceActivity = builder.enumType('PresenceActivity', {
  description:
    'What a member does now: OFFLINE, ONLINE without looking at a conversation, VIEWING one, or EDITING in one.',
  values: activities,
});

const tabDescription =
  'Name of the tab, of your making, the same for `presence` and `setPresence`; without it a session is one tab.';

const PresentPerson = builder.objectRef<ShownPerson>('PresentPerson').implement({
  description: 'A member, with the most telling of what they do in their tabs.',
  fields: (t) => ({
    userId: t.exposeID('userId', { description: 'user_…' }),
    name: t.exposeString('name', { description: 'Their name.' }),
    activity: t.expose('activity', { type: PresenceActivity, description: 'What they do.' }),
    conversationId: t.id({
      nullable: true,
      description: 'conv_…, where they are VIEWING or EDITING.',
      resolve: ({ conversationId }, _args, { actor }) =>
        actor.permissions.has('conversations:read') ? conversationId : null,
    }),
  }),
});

const PresenceEvent = builder.objectRef<PresenceChange>('PresenceEvent').implement({
  description: 'Who is there, or who came, went or does something else. It is not logged.',
  fields: (t) => ({
    complete: t.exposeBoolean('complete', {
      description: 'True in the first event: these are all who are there. Otherwise they are those who changed.',
    }),
    people: t.expose('people', { type: [PresentPerson], description: 'The latest of each.' }),
  }),
});

const SetPresencePayload = builder.simpleObject('SetPresencePayload', {
  description: 'It was passed on.',
  fields: (t) => ({
    repeatAfterMs: t.int({ description: 'Say it again after so long: it ends by itself after 2.5 times that.' }),
  }),
});

const SetPresenceInput = builder.inputType('SetPresenceInput', {
  description: 'What the viewer does in one tab.',
  fields: (t) => ({
    activity: t.field({
      type: PresenceActivity,
      required: true,
      description: 'OFFLINE takes back what the tab said before.',
    }),
    conversationId: t.id({ description: 'conv_…; with VIEWING and EDITING, and only with them.' }),
    tabId: t.string({ description: tabDescription }),
  }),
});

builder.mutationField('setPresence', (t) =>
  t.field({
    type: SetPresencePayload,
    description: 'Tells the other members what the viewer looks at. It ends with the tab’s `presence` subscription.',
    authScopes: { permission: 'members:read' },
    args: { input: t.arg({ type: SetPresenceInput, required: true, description: 'What.' }) },
    resolve: async (_root, { input: { tabId, activity, ...input } }, { actor }) => {
      const conversationId = readOptionalId('Conversation', input.conversationId, 'conversationId');
      return { repeatAfterMs: await setPresence(actor, { tabId, activity, conversationId }) };
    },
  }),
);

builder.subscriptionField('presence', (t) =>
  t.field({
    type: PresenceEvent,
    description: 'Who of the members is there and what they look at: first all of them, then who changes.',
    authScopes: { permission: 'members:read' },
    args: { tabId: t.arg.string({ description: tabDescription }) },
    subscribe: (_root, { tabId }, { actor }) => followPresence(actor, tabId),
    resolve: (change) => change,
  }),
);
