import { ActorType, actorTypeOf } from '../audit/actor.schema.ts';
import { idPrefixes } from '../db/ids.ts';
import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, type NodeName, readOptionalId } from '../graphql/ids.ts';
import { AdminQueries } from './admin.schema.ts';
import { listAllAuditLogs, type AdminAuditLog as Row } from './audit-logs.service.ts';

const actorTypes: Record<string, NodeName> = { user: 'User', apiKey: 'ApiKey', contact: 'Contact', aiAgent: 'AiAgent' };

/** Rows that were imported may name types that this schema does not have. */
function encoded(typename: string | undefined, id: string | null): string | null {
  return id && typename && Object.hasOwn(idPrefixes, typename) ? encodeNodeId(typename, id) : null;
}

const AdminAuditLog = builder.objectRef<Row>('AdminAuditLog').implement({
  description: 'What somebody did, in any organization.',
  fields: (t) => ({
    id: t.id({ description: 'aud_…', resolve: ({ id }) => encodeNodeId('AuditLog', id) }),
    organizationId: t.id({
      nullable: true,
      description: 'org_…; null for what concerns the platform itself.',
      resolve: ({ organization }) => organization && encodeNodeId('Organization', organization.id),
    }),
    organizationName: t.string({
      nullable: true,
      description: 'Where it was done.',
      resolve: ({ organization }) => organization?.name ?? null,
    }),
    actorType: t.field({ type: ActorType, description: 'What kind of actor.', resolve: actorTypeOf }),
    actorId: t.id({
      nullable: true,
      description: 'user_…, key_… or cont_….',
      resolve: ({ actorType, actorId }) => encoded(actorTypes[actorType], actorId),
    }),
    action: t.exposeString('action', { description: '`<what>.<done>`.' }),
    targetType: t.exposeString('targetType', { description: 'Type of what it was done to.' }),
    targetId: t.id({
      nullable: true,
      description: 'What it was done to.',
      resolve: ({ targetType, targetId }) => encoded(targetType, targetId),
    }),
    diff: t.expose('diff', { type: 'JSON', description: 'What changed: `{ name: { from, to } }`.' }),
    ip: t.exposeString('ip', { nullable: true, description: 'Address the request came from.' }),
    userAgent: t.exposeString('userAgent', { nullable: true, description: 'Program the request came from.' }),
    requestId: t.exposeString('requestId', { nullable: true, description: 'As in the `X-Request-Id` header.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.objectField(AdminQueries, 'auditLogs', (t) =>
  t.connection({
    type: AdminAuditLog,
    description: 'What was done in all organizations and on the platform itself, newest first.',
    authScopes: { platformAdmin: true },
    args: { organizationId: t.arg.id({ description: 'org_…; without it, everywhere.' }) },
    resolve: async (_admin, { organizationId, ...args }, { actor }) => {
      const page = readPage(args);
      const id = readOptionalId('Organization', organizationId, 'organizationId');
      return toConnection(page, byCreation, await listAllAuditLogs(actor, page, id));
    },
  }),
);
