import { type IdTypename, idPrefixes } from '../db/ids.ts';
import { byCreation } from '../db/keyset.ts';
import { validationFailed } from '../errors.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, readAnyId, readId } from '../graphql/ids.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { Actor, ActorType, actorTypeOf } from './actor.schema.ts';
import { type AuditFilter, findAuditLog, listAuditLogs } from './audit-logs.service.ts';

const isTypename = (name: string): name is IdTypename => Object.hasOwn(idPrefixes, name);

const AuditLog = builder.prismaNode('AuditLog', {
  description: 'One thing that somebody did in the organization. Entries are never changed.',
  id: { resolve: (entry) => entry.id, description: 'aud_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'audit-log:read' },
  fields: (t) => ({
    action: t.exposeString('action', { description: '`<noun>.<verb>`, for example `conversation.assign`.' }),
    actorType: t.field({ type: ActorType, description: 'Which kind of actor.', resolve: actorTypeOf }),
    actor: t.field({ type: Actor, description: 'Who did it.', resolve: (entry) => entry }),
    targetType: t.exposeString('targetType', { description: "Name of the target's type, for example `Conversation`." }),
    targetId: t.id({
      nullable: true,
      description: 'What it was done to.',
      resolve: ({ targetType, targetId }) =>
        targetId && isTypename(targetType) ? encodeNodeId(targetType, targetId) : null,
    }),
    diff: t.expose('diff', { type: 'JSON', description: 'What changed: `{ name: { from, to } }`; no secrets.' }),
    ip: t.exposeString('ip', { nullable: true, description: 'Address the request came from.' }),
    userAgent: t.exposeString('userAgent', { nullable: true, description: 'Program the request came from.' }),
    requestId: t.exposeString('requestId', { nullable: true, description: 'The `X-Request-Id` of the request.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was done.' }),
  }),
});

const AuditLogFilter = builder.inputType('AuditLogFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    actorId: t.id({ description: 'user_…, key_… or cont_…: who did it.' }),
    action: t.string({ description: 'For example `conversation.assign`.' }),
    except: t.stringList({ description: 'Actions to leave out, for example `session.refresh`; at most 20.' }),
    targetType: t.string({ description: 'Name of a type, for example `Conversation`.' }),
    targetId: t.id({ description: 'cont_…, conv_… or any other id: what it was done to.' }),
    from: t.field({ type: 'DateTime', description: 'Not before this moment.' }),
    to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
  }),
});

type Given = typeof AuditLogFilter.$inferInput;

const actorTypes: Partial<Record<string, 'user' | 'apiKey' | 'contact'>> = {
  User: 'user',
  ApiKey: 'apiKey',
  Contact: 'contact',
};

function readActor(text: string): AuditFilter['actor'] {
  const { typename, id } = readAnyId(text, 'filter.actorId');
  const type = actorTypes[typename];
  if (type) return { type, id };
  throw validationFailed([{ path: 'filter.actorId', message: 'takes an id with prefix "user", "key" or "cont"' }]);
}

function readTarget(text: string): AuditFilter['target'] {
  const { typename, id } = readAnyId(text, 'filter.targetId');
  return { type: typename, id };
}

const exceptMax = 20;

/** @throws VALIDATION_FAILED */
function readFilter(given: Given): AuditFilter {
  const { actorId, targetId, targetType, ...rest } = given;
  if ((rest.except?.length ?? 0) > exceptMax) {
    throw validationFailed([{ path: 'filter.except', message: `takes at most ${exceptMax} actions` }]);
  }
  if (targetType && !isTypename(targetType)) {
    throw validationFailed([
      { path: 'filter.targetType', message: 'takes the name of a type with ids, for example Conversation' },
    ]);
  }
  return {
    ...rest,
    targetType: targetType ?? null,
    actor: actorId ? readActor(actorId) : null,
    target: targetId ? readTarget(targetId) : null,
  };
}

builder.queryFields((t) => ({
  auditLog: t.field({
    type: AuditLog,
    nullable: true,
    description: 'One entry of the audit log.',
    authScopes: { permission: 'audit-log:read' },
    args: { id: t.arg.id({ required: true, description: 'aud_…' }) },
    resolve: (_root, { id }, { actor }) => findAuditLog(actor, readId('AuditLog', id)),
  }),
  auditLogs: t.connection({
    type: AuditLog,
    description: 'What was done in the organization, the latest first.',
    authScopes: { permission: 'audit-log:read' },
    args: { filter: t.arg({ type: AuditLogFilter, description: 'Which entries; without it, all.' }) },
    resolve: async (_root, { filter, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listAuditLogs(actor, readFilter(filter ?? {}), page));
    },
  }),
}));
