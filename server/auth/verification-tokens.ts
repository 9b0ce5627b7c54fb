import { db, type Tx } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import type { User, VerificationToken, VerificationTokenPurpose } from '../generated/prisma/client.ts';
import { hashSecret, newSecret } from './secrets.ts';

const hourMs = 60 * 60 * 1000;

/** How long the token in a mail holds. */
const lifetimeMs: Record<VerificationTokenPurpose, number> = { VERIFY_EMAIL: 24 * hourMs, RESET_PASSWORD: hourMs };

function noToken(): AppError {
  return new AppError('NOT_FOUND', 'This link does not exist, was used, or has expired; ask for a new one.');
}

/**
 * A token for a mail to `address`. It is stored as a hash.
 * @returns the token itself, which is nowhere else
 */
export async function issueToken(
  tx: Pick<Tx, 'verificationToken'>,
  purpose: VerificationTokenPurpose,
  userId: string,
  address: string,
): Promise<string> {
  const token = newSecret();
  await tx.verificationToken.create({
    data: {
      id: newId(),
      userId,
      identifier: address,
      purpose,
      tokenHash: hashSecret(token),
      expiresAt: new Date(Date.now() + lifetimeMs[purpose]),
    },
  });
  return token;
}

export type HeldToken = VerificationToken & { user: User };

/** @throws NOT_FOUND in the same words for a token that is unknown, used, expired or of another purpose */
export async function findToken(purpose: VerificationTokenPurpose, token: string): Promise<HeldToken> {
  const found = await db.verificationToken.findFirst({
    where: { tokenHash: hashSecret(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    include: { user: true },
  });
  if (!found?.user) throw noToken();
  return { ...found, user: found.user };
}

/** Uses the token up: of two requests at once one succeeds. @throws NOT_FOUND */
export async function redeemToken(tx: Tx, id: string): Promise<void> {
  const { count } = await tx.verificationToken.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
  });
  if (count === 0) throw noToken();
}

/** The links in a person's older mails are worth nothing from now on. */
export async function withdrawTokens(tx: Tx, userId: string, purposes: VerificationTokenPurpose[]): Promise<void> {
  await tx.verificationToken.updateMany({
    where: { userId, purpose: { in: purposes }, usedAt: null },
    data: { usedAt: new Date() },
  });
}
