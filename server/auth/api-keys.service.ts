import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, change, recordAudit, type Written } from '../events/change.ts';
import type { ApiKey } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { type Actor, authorizeStaff } from './actor.ts';
import { forgetIdentities } from './identities.ts';
import { allPermissions, isPermission, type Permission } from './permissions.ts';
import { hashSecret, newSecret } from './secrets.ts';

const ApiKeyName = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters');

const CreateApiKey = z.object({
  name: ApiKeyName,
  scopes: z
    .array(z.string().refine(isPermission, `takes one of ${allPermissions.join(', ')}`))
    .min(1, 'needs at least one scope')
    .transform((scopes) => [...new Set(scopes)]),
  expiresAt: z
    .date()
    .refine((date) => date > new Date(), 'must lie in the future')
    .nullish(),
});

const UpdateApiKey = z.object({ name: ApiKeyName.optional() });

/** @throws NOT_FOUND, FORBIDDEN */
export async function findApiKey(actor: Actor, id: string): Promise<ApiKey> {
  const { organizationId } = authorizeStaff(actor, 'api-keys:read');
  const apiKey = await db.apiKey.findFirst({ where: { organizationId, id } });
  if (!apiKey) throw notFound('API key');
  return apiKey;
}

export function listApiKeys(actor: Actor, page: Page): Promise<ApiKey[]> {
  const { organizationId } = authorizeStaff(actor, 'api-keys:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.apiKey.findMany({ where: { AND: [{ organizationId }, where] }, orderBy, take });
}

/**
 * @param input.scopes `<resource>:read|write`, at most what the actor itself may do
 * @returns the key's row and the key itself, which is not stored
 * @throws VALIDATION_FAILED, FORBIDDEN
 */
export function createApiKey(actor: Actor, input: unknown): Promise<Written<{ apiKey: ApiKey; key: string }>> {
  const member = authorizeStaff(actor, 'api-keys:write');
  const { name, scopes, expiresAt } = parseInput(CreateApiKey, input);
  const beyond = scopes.find((scope) => !member.permissions.has(scope as Permission));
  if (beyond) throw new AppError('FORBIDDEN', `You cannot give the scope ${beyond}, which you do not have yourself.`);
  const key = `sb_live_${newSecret()}`;
  return change(member, async (current) => {
    const apiKey = await current.tx.apiKey.create({
      data: {
        id: newId(),
        organizationId: member.organizationId,
        name,
        scopes,
        expiresAt: expiresAt ?? null,
        prefix: key.slice(0, 14),
        keyHash: hashSecret(key),
        createdById: member.kind === 'user' ? member.id : null,
      },
    });
    appendEvent(current, { type: 'api_key.created', subjectId: apiKey.id });
    recordAudit(current, {
      action: 'api_key.create',
      targetType: 'ApiKey',
      targetId: apiKey.id,
      diff: difference(null, apiKey, ['name', 'scopes', 'expiresAt']),
    });
    return { apiKey, key };
  });
}

/** Fields that are given change. @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN */
export function updateApiKey(actor: Actor, id: string, input: unknown): Promise<Written<ApiKey>> {
  const member = authorizeStaff(actor, 'api-keys:write');
  const { organizationId } = member;
  const changes = parseInput(UpdateApiKey, input);
  return change(member, async (current) => {
    await lockRow(current.tx, 'api_keys', organizationId, id);
    const found = await current.tx.apiKey.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('API key');
    const apiKey = await current.tx.apiKey.update({
      where: { organizationId_id: { organizationId, id } },
      data: changes,
    });
    appendEvent(current, { type: 'api_key.updated', subjectId: id });
    const diff = difference(found, apiKey, ['name']);
    recordAudit(current, { action: 'api_key.update', targetType: 'ApiKey', targetId: id, diff });
    return apiKey;
  });
}

/** From now on the key is refused. Revoking twice changes nothing. @throws NOT_FOUND, FORBIDDEN */
export async function revokeApiKey(actor: Actor, id: string): Promise<Written<ApiKey>> {
  const member = authorizeStaff(actor, 'api-keys:write');
  const { organizationId } = member;
  const written = await change(member, async (current) => {
    const apiKey = await current.tx.apiKey.findFirst({ where: { organizationId, id } });
    if (!apiKey) throw notFound('API key');
    if (apiKey.revokedAt) return apiKey;
    appendEvent(current, { type: 'api_key.revoked', subjectId: id });
    const revoked = await current.tx.apiKey.update({
      where: { organizationId_id: { organizationId, id } },
      data: { revokedAt: new Date() },
    });
    const diff = difference(apiKey, revoked, ['revokedAt']);
    recordAudit(current, { action: 'api_key.revoke', targetType: 'ApiKey', targetId: id, diff });
    return revoked;
  });
  forgetIdentities({ apiKeyId: id, organizationId });
  return written;
}
