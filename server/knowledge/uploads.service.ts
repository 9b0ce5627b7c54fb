import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { AppError } from '../errors.ts';

/** Where a file goes. */
export type Upload = { uploadId: string; url: string; expiresAt: Date };

/** @throws VALIDATION_FAILED, FORBIDDEN, UPSTREAM_FAILED until files can be uploaded */
export async function createUpload(actor: Actor, _input: unknown): Promise<Upload> {
  authorizeStaff(actor, 'knowledge:write');
  throw new AppError('UPSTREAM_FAILED', 'This server cannot take files yet.');
}
