import { builder } from '../graphql/builder.ts';
import { scopedId } from '../graphql/scoped-id.ts';

export const Contact = builder.prismaNode('Contact', {
  description: 'A person who writes or calls.',
  id: { resolve: (contact) => contact.id, description: 'cont_…' },
  findUnique: scopedId,
  nullable: true,
  // Whoever sees a conversation sees who writes in it.
  authScopes: { $any: { $granted: 'shown', permission: 'contacts:read' } },
  fields: (t) => ({
    externalId: t.exposeString('externalId', { nullable: true, description: "The customer's own id of this person." }),
    name: t.exposeString('name', { nullable: true, description: 'Full name.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Telephone number.' }),
    locale: t.exposeString('locale', { nullable: true, description: 'Language tag.' }),
    timeZone: t.exposeString('timeZone', { nullable: true, description: 'IANA time zone.' }),
    customAttributes: t.field({
      type: 'JSON',
      description: 'What else is known, flat; not shown to contacts.',
      resolve: ({ customAttributes }, _args, { actor }) => (actor.kind === 'contact' ? {} : customAttributes),
    }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime', nullable: true, description: 'When last active.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When first known.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});
