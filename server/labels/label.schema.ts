import { builder } from '../graphql/builder.ts';
import { scopedId } from '../graphql/scoped-id.ts';

export const Label = builder.prismaNode('Label', {
  description: 'A word that sorts conversations, with a color.',
  id: { resolve: (label) => label.id, description: 'lbl_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'labels:read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Unique in the organization, whatever its capitals.' }),
    color: t.exposeString('color', { description: 'slate, red, orange, amber, green, teal, blue, violet or pink.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});
