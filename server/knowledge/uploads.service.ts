import { z } from 'zod';
import { type Actor, authorizeStaff, type Member } from '../auth/actor.ts';
import { seal, unseal } from '../auth/sealing.ts';
import { validationFailed } from '../errors.ts';
import { type Change, change, recordAudit } from '../events/change.ts';
import { publicUrl } from '../http/public-url.ts';
import { parseInput } from '../validation.ts';
import { hashUpload, newStorageKey, uploadBytesMax, uploadedSize } from './upload-files.ts';

/** Where a file goes. */
export type Upload = { uploadId: string; url: string; expiresAt: Date; cursor: string };

const validForMs = 3_600_000;

const FileInput = z.object({
  fileName: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(255, 'must have at most 255 characters')
    .regex(/^[^/\\\p{Cc}]*$/u, 'must be a name without a path'),
  contentType: z.string().trim().max(200, 'must have at most 200 characters').nullish(),
  sizeBytes: z
    .number()
    .int()
    .min(1, 'must not be 0: the file is empty')
    .max(uploadBytesMax, `is at most ${uploadBytesMax} (50 MiB)`),
});

const Token = z.object({
  organizationId: z.guid(),
  storageKey: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
  expiresAt: z.number(),
});

export type UploadToken = z.output<typeof Token>;

/**
 * Prepares an upload. All that is known of it stands in its id, sealed, so nothing is stored for files that never come.
 * @throws VALIDATION_FAILED, FORBIDDEN
 */
export async function createUpload(actor: Actor, input: unknown): Promise<Upload> {
  const member = authorizeStaff(actor, 'knowledge:write');
  const { organizationId } = member;
  const { fileName, contentType, sizeBytes } = parseInput(FileInput, input);
  const expiresAt = new Date(Date.now() + validForMs);
  const token: UploadToken = {
    organizationId,
    storageKey: newStorageKey(organizationId),
    fileName,
    contentType: contentType || 'application/octet-stream',
    sizeBytes,
    expiresAt: expiresAt.getTime(),
  };
  const { cursor } = await change(member, async (current) => {
    const diff = { fileName: { from: null, to: fileName }, sizeBytes: { from: null, to: sizeBytes } };
    recordAudit(current, { action: 'upload.create', targetType: 'KnowledgeSource', targetId: null, diff });
  });
  const uploadId = seal(Buffer.from(JSON.stringify(token))).toString('base64url');
  return { uploadId, url: `${publicUrl()}/uploads/${uploadId}`, expiresAt, cursor };
}

/** @returns null for what this server has not sealed, or has sealed for something else */
export function readUploadToken(uploadId: string): UploadToken | null {
  const plain = unseal(Buffer.from(uploadId, 'base64url'))?.toString() ?? '';
  return plain.startsWith('{') ? (Token.safeParse(JSON.parse(plain)).data ?? null) : null;
}

const refuse = (message: string) => validationFailed([{ path: 'uploadId', message }]);

/**
 * The columns of a source that is made from an uploaded file.
 * @throws VALIDATION_FAILED when it is not there, or was uploaded for another organization
 */
export async function findUpload({ organizationId }: Member, uploadId: string) {
  const token = readUploadToken(uploadId);
  if (token?.organizationId !== organizationId) throw refuse('is not an upload of this organization');
  const { storageKey, fileName, contentType, sizeBytes } = token;
  // A file is deleted a day later unless a source has it by then: one that is taken now must be far from that.
  if (token.expiresAt < Date.now()) throw refuse('has expired');
  if ((await uploadedSize(storageKey)) === null) throw refuse('has no file yet: PUT its bytes to its url first');
  return { storageKey, fileName, contentType, sizeBytes, contentHash: await hashUpload(storageKey) };
}

/**
 * Makes sure that the file becomes one source's alone: it is deleted with it.
 * @throws VALIDATION_FAILED when another source has it
 */
export async function claimUpload({ tx, actor: { organizationId } }: Change, storageKey: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${storageKey}, 0))) AS locked`;
  const uses = await tx.knowledgeSource.count({ where: { organizationId, storageKey } });
  if (uses > 0) throw refuse('is a knowledge source already');
}
