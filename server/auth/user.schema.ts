import { builder } from '../graphql/builder.ts';
import { organizationFor } from '../graphql/scoped-id.ts';

/** A user belongs to no organization; it is a node for colleagues only. */
export const User = builder.prismaNode('User', {
  description: 'A person who works in one or more organizations.',
  id: { resolve: (user) => user.id, description: 'user_…' },
  findUnique: (id, { actor }) =>
    actor.kind === 'user' && actor.id === id
      ? { id }
      : { id, memberships: { some: { organizationId: organizationFor(actor, 'members:read') } } },
  nullable: true,
  // Whoever sees a conversation or a session sees who stands in it; `node(id:)` takes the permission.
  authScopes: { $any: { $granted: 'shown', permission: 'members:read' } },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Full name.' }),
    email: t.exposeString('email', { description: 'Address for log-in and mail.' }),
    image: t.exposeString('image', { nullable: true, description: 'Address of a picture.' }),
    locale: t.exposeString('locale', { description: 'Language of the interface.' }),
    timeZone: t.exposeString('timeZone', { description: 'IANA time zone.' }),
    emailVerifiedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the person confirmed the address; null for anybody but the person.',
      resolve: (user, _args, { actor }) =>
        actor.kind === 'user' && actor.id === user.id ? user.emailVerifiedAt : null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was made.' }),
  }),
});
