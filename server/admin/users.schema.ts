import { isPlatformAdmin } from '../auth/platform-admins.ts';
import { byCreation } from '../db/keyset.ts';
import type { User } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { PlatformRole } from '../graphql/enums.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import { AdminQueries } from './admin.schema.ts';
import { listAllUsers, userFigures } from './users.service.ts';

export const AdminUser = builder.objectRef<User>('AdminUser').implement({
  description: 'A person, as platform admins see them.',
  fields: (t) => ({
    id: t.id({ description: 'user_…', resolve: ({ id }) => encodeNodeId('User', id) }),
    email: t.exposeString('email', { description: 'Address for log-in and mail.' }),
    name: t.exposeString('name', { description: 'Full name.' }),
    platformRole: t.expose('platformRole', { type: PlatformRole, description: 'What a platform admin gave them.' }),
    platformAdmin: t.boolean({
      description: 'Whether they are a platform admin, by their role or by the configuration.',
      resolve: isPlatformAdmin,
    }),
    emailVerifiedAt: t.expose('emailVerifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they proved that the address is theirs.',
    }),
    organizationCount: t.int({
      description: 'To how many open organizations they belong.',
      resolve: async ({ id }, _args, { loaders }) => (await userFigures(loaders, id)).organizations,
    }),
    lastSeenAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When they last logged in or renewed a session, which happens every 15 minutes of use.',
      resolve: async ({ id }, _args, { loaders }) => (await userFigures(loaders, id)).lastSeenAt,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was made.' }),
  }),
});

builder.objectField(AdminQueries, 'users', (t) =>
  t.connection({
    type: AdminUser,
    description: 'All people, newest first.',
    authScopes: { platformAdmin: true },
    args: { search: t.arg.string({ description: 'Part of a name or address.' }) },
    resolve: async (_admin, { search, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listAllUsers(actor, page, search));
    },
  }),
);
