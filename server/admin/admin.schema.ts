import { builder } from '../graphql/builder.ts';

/** A namespace has nothing of its own; each subject adds its fields. */
type Namespace = Record<string, never>;

export const AdminQueries = builder.objectRef<Namespace>('AdminQueries').implement({
  description: 'Reads across organizations, for platform admins.',
  authScopes: { platformAdmin: true },
});

export const AdminMutations = builder.objectRef<Namespace>('AdminMutations').implement({
  description: 'Writes across organizations, for platform admins. Each leaves an audit row.',
  authScopes: { platformAdmin: true },
});

builder.queryField('admin', (t) =>
  t.field({
    type: AdminQueries,
    description: 'What platform admins see of all organizations.',
    authScopes: { platformAdmin: true },
    resolve: () => ({}),
  }),
);

builder.mutationField('admin', (t) =>
  t.field({
    type: AdminMutations,
    description: 'What platform admins do.',
    authScopes: { platformAdmin: true },
    resolve: () => ({}),
  }),
);
