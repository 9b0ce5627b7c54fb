import { createHash } from 'node:crypto';
import { AppError, validationFailed } from '../errors.ts';

/**
 * A cursor is a number in the organization's event log, with a tag of the organization behind it (`42-x1b2c3`), so
 * that another organization's cursor is recognised instead of silently meaning something else.
 */
export function toCursor(organizationId: string, seq: number): string {
  return `${seq}-${tagOf(organizationId)}`;
}

/**
 * @returns the number in the log; `0` alone means the beginning
 * @throws VALIDATION_FAILED for text that is no cursor, CURSOR_EXPIRED for another organization's
 */
export function parseCursor(organizationId: string, cursor: string, path = 'after'): number {
  if (cursor === '0') return 0;
  const match = /^(0|[1-9]\d{0,14})-([0-9a-z]{8})$/.exec(cursor);
  if (!match) {
    throw validationFailed([{ path, message: 'is not a cursor; use one that an event or a payload carried' }]);
  }
  if (match[2] !== tagOf(organizationId)) {
    throw new AppError(
      'CURSOR_EXPIRED',
      'This cursor does not belong to the current organization; read the list anew.',
    );
  }
  return Number(match[1]);
}

const tags = new Map<string, string>();

function tagOf(organizationId: string): string {
  const known = tags.get(organizationId);
  if (known) return known;
  const tag = createHash('sha256').update(`cursor:${organizationId}`).digest('hex').slice(0, 8);
  if (tags.size > 10_000) tags.clear();
  tags.set(organizationId, tag);
  return tag;
}
