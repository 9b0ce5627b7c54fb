import { builder } from '../graphql/builder.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { shownDefinition } from './shown-definition.ts';

export const Workflow = builder.prismaNode('Workflow', {
  description: 'What happens by itself: a trigger and the steps that follow.',
  id: { resolve: (workflow) => workflow.id, description: 'wf_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'workflows:read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Display name.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether its trigger starts it.' }),
    version: t.exposeInt('version', { description: 'Rises with each change of the definition.' }),
    triggerType: t.exposeString('triggerType', { description: 'What starts it, such as message.created.' }),
    definition: t.field({
      type: 'JSON',
      description:
        '{ trigger: { type, … }, nodes: [{ id, type, … }], edges: [{ from, to, when? }] }. Values of request headers are shown to those who may change it.',
      resolve: ({ definition }, _args, { actor }) => shownDefinition(actor, definition),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});
