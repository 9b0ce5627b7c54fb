import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import SimpleObjectsPlugin from '@pothos/plugin-simple-objects';
import type { GraphQLObjectType } from 'graphql';
import type { Permission } from '../auth/permissions.ts';
import { db } from '../db/client.ts';
import { AppError } from '../errors.ts';
import type PrismaTypes from '../generated/pothos.ts';
import { getDatamodel } from '../generated/pothos.ts';
import { declaredRule } from './access-rules.ts';
import { complexityLimits, fieldComplexity, tooComplex } from './complexity.ts';
import type { Context } from './context.ts';
import { decodeNodeId, encodeNodeId } from './ids.ts';
import NodeIdsPlugin from './node-ids.ts';
import ScopeShortcutPlugin from './scope-shortcut.ts';

/** Names what is missing, where that is a permission. */
function forbidden(parentType: GraphQLObjectType, fieldName: string): AppError {
  const field = parentType.getFields()[fieldName];
  const rule = (field && declaredRule(field)) ?? declaredRule(parentType);
  if (!rule?.includes(':')) return new AppError('FORBIDDEN', 'You may not do this in this organization.');
  return new AppError('FORBIDDEN', `This needs the permission ${rule}.`, { permission: rule });
}

/** The one schema builder: plugins and scalars, no types. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
  };
  AuthScopes: { public: boolean; signedIn: boolean; permission: Permission; platformAdmin: boolean };
}>({
  // Hooks run in reverse: the first plugin wraps the others, so nothing is loaded before it is allowed.
  plugins: [ComplexityPlugin, ScopeShortcutPlugin, PrismaPlugin, RelayPlugin, SimpleObjectsPlugin, NodeIdsPlugin],
  complexity: { limit: complexityLimits, fieldComplexity, complexityError: tooComplex },
  defaultFieldNullability: false,
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ actor }) => ({
      public: true,
      signedIn: actor.kind !== 'anonymous',
      permission: (permission) => actor.permissions.has(permission),
      platformAdmin: actor.platformAdmin,
    }),
    unauthorizedError: (_parent, { actor }, { parentType, fieldName }) =>
      actor.kind === 'anonymous'
        ? new AppError('UNAUTHENTICATED', 'Log in or send an API key.')
        : forbidden(parentType, fieldName),
  },
  prisma: {
    client: () => db,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
  },
  relay: {
    cursorType: 'String',
    nodesOnConnection: true,
    clientMutationId: 'omit',
    encodeGlobalID: encodeNodeId,
    decodeGlobalID: decodeNodeId,
    nodeTypeOptions: { description: 'An object with an id that is unique in the platform.' },
    nodeQueryOptions: {
      description: 'Any object by its id; null when there is none in the current organization.',
      authScopes: { signedIn: true },
    },
    nodesQueryOptions: {
      description: 'Several objects by their ids, null in the place of each that is not there.',
      authScopes: { signedIn: true },
    },
  },
});

builder.queryType({ description: 'Reads. Lists are Relay connections: `first` is 25 unless told, 100 at most.' });
builder.mutationType({ description: 'Writes. Each takes one `input` and answers what it changed.' });
builder.subscriptionType({
  description:
    'Live events over WebSocket (graphql-transport-ws) or Server-Sent Events. With `after` the log is replayed from ' +
    'that cursor, then CAUGHT_UP is said, then events are live: none is missing, doubled or out of order.',
});
