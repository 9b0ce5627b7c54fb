import { db } from '../db/client.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** `rank` is the database's: 1 is best (see the migration that makes the functions). */
export type Hit = { id: string; rank: number; foundAt: Date };

const functions = {
  CONTACT: Prisma.raw('search_contacts'),
  CONVERSATION: Prisma.raw('search_conversations'),
  MESSAGE: Prisma.raw('search_messages'),
};

/**
 * Ids of what matches in the current organization's scope, the best first.
 * @param text anything; only its letters and digits are looked for
 */
export function searchIndex(type: keyof typeof functions, text: string, most: number): Promise<Hit[]> {
  return db.$queryRaw<Hit[]>`
    SELECT id::text, rank, found_at AS "foundAt" FROM ${functions[type]}(${text}, ${most}::int)`;
}

/** For sorting: a better rank first, then the newer. */
export function isBetter(a: Hit, b: Hit): number {
  return a.rank - b.rank || b.foundAt.getTime() - a.foundAt.getTime() || (a.id < b.id ? 1 : -1);
}

const scores = [1, 0.9, 0.8, 0.6, 0.5, 0.4] as const;

export type Score = (typeof scores)[number];

/** Between 0 and 1; whole words score above beginnings, names and subjects above other fields, those above bodies. */
export function scoreOf(rank: number): Score {
  return scores[rank - 1] ?? 0.4;
}
