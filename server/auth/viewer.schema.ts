import { AppError } from '../errors.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { Role } from '../graphql/enums.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import { Membership } from '../organizations/members.schema.ts';
import { Organization } from '../organizations/organizations.schema.ts';
import type { Actor } from './actor.ts';
import { User } from './user.schema.ts';
import { describeViewer, membershipsOf, type ViewerDetails } from './viewer.service.ts';

const ViewerKind = builder.enumType('ViewerKind', {
  description: 'What kind of credentials a request carries.',
  values: ['USER', 'API_KEY', 'CONTACT'] as const,
});

const kinds = { user: 'USER', apiKey: 'API_KEY', contact: 'CONTACT' } as const;
const typenames = { user: 'User', apiKey: 'ApiKey', contact: 'Contact' } as const;

type SignedInActor = Actor & { kind: keyof typeof kinds; id: string };

function requireSignedIn({ actor }: Context): SignedInActor {
  if (actor.kind === 'user' || actor.kind === 'apiKey' || actor.kind === 'contact') return actor as SignedInActor;
  throw new AppError('UNAUTHENTICATED', 'Log in or send an API key.');
}

type ViewerRow = ViewerDetails & { actor: SignedInActor };

export const Viewer = builder.objectRef<ViewerRow>('Viewer').implement({
  description: 'Who sends this request, and what it may do where.',
  fields: (t) => ({
    id: t.id({
      description: 'user_…, key_… or cont_…',
      resolve: ({ actor }) => encodeNodeId(typenames[actor.kind], actor.id),
    }),
    kind: t.field({
      type: ViewerKind,
      description: 'Person, API key or contact.',
      resolve: ({ actor }) => kinds[actor.kind],
    }),
    name: t.exposeString('name', { description: 'Name of the person, the key or the contact.' }),
    email: t.exposeString('email', { nullable: true, description: 'Address of the person or contact.' }),
    emailVerified: t.boolean({
      description: 'Whether the person has confirmed the address; false for keys and contacts.',
      resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
    }),
    emailVerifiedAt: t.expose('emailVerifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the person confirmed the address.',
    }),
    hasPassword: t.exposeBoolean('hasPassword', {
      description: 'Whether the person can log in with a password, and not only at a provider.',
    }),
    user: t.field({
      type: User,
      nullable: true,
      grantScopes: ['shown'],
      description: 'The person; null for keys and contacts.',
      resolve: ({ actor }, _args, { loaders }) => (actor.kind === 'user' ? loaders.user.load(actor.id) : null),
    }),
    organization: t.field({
      type: Organization,
      nullable: true,
      grantScopes: ['own'],
      description: 'The organization this request works in.',
      resolve: ({ actor }, _args, { loaders }) =>
        actor.organizationId && actor.kind !== 'contact' ? loaders.organization.load(actor.organizationId) : null,
    }),
    role: t.field({
      type: Role,
      nullable: true,
      description: 'Role of the person in the organization.',
      resolve: ({ actor }) => actor.role,
    }),
    permissions: t.stringList({
      description: '`<resource>:read|write`, as in the scopes of an API key.',
      resolve: ({ actor }) => [...actor.permissions],
    }),
    memberships: t.field({
      type: [Membership],
      grantScopes: ['own'],
      description: 'All organizations of the person.',
      resolve: ({ actor }) => membershipsOf(actor),
    }),
  }),
});

/** Who sends this request, as it is now. */
export async function viewerOf(context: Context): Promise<ViewerRow> {
  const actor = requireSignedIn(context);
  return { actor, ...(await describeViewer(actor)) };
}

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who sends this request.',
    authScopes: { signedIn: true },
    resolve: (_root, _args, context) => viewerOf(context),
  }),
);
