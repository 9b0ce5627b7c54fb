import { toCursor } from '../events/cursor.ts';
import { builder } from '../graphql/builder.ts';
import { scopedId } from '../graphql/scoped-id.ts';

/** Its secrets are no fields: they are shown once, by the mutation that makes them. */
export const WebhookSubscription = builder.prismaNode('WebhookSubscription', {
  description: 'An address that gets events of the organization as they happen, signed (Standard Webhooks).',
  id: { resolve: (subscription) => subscription.id, description: 'wh_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'webhooks:read' },
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Where events are sent.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    eventTypes: t.exposeStringList('eventTypes', { description: 'Types such as message.created; "*" is all.' }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether events are sent.' }),
    disabledReason: t.exposeString('disabledReason', {
      nullable: true,
      description: 'Why it was disabled by itself.',
    }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when no delivery has succeeded.',
    }),
    cursor: t.string({
      description: 'Where it stands in the event log: events up to here have been handed to delivery.',
      resolve: ({ organizationId, cursorSeq }) => toCursor(organizationId, Number(cursorSeq)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});
