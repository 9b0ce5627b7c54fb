import { z } from 'zod';
import { type Actor, authorizePlatform } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import type { User } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { batched } from './batch.ts';
import { containing } from './search.ts';

const Search = z.object({ search: z.string().max(200, 'must have at most 200 characters').nullish() });

/** Newest first. @param search part of a name or address. @throws VALIDATION_FAILED, FORBIDDEN */
export function listAllUsers(actor: Actor, page: Page, search: string | null | undefined): Promise<User[]> {
  authorizePlatform(actor);
  const contains = containing(parseInput(Search, { search }).search);
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  const matching = contains ? { OR: [{ name: contains }, { email: contains }] } : {};
  return asPlatform('list users for a platform admin', (platform) =>
    platform.user.findMany({ where: { AND: [where, matching] }, orderBy, take }),
  );
}

export type UserFigures = { id: string; organizations: number; lastSeenAt: Date | null };

/** To how many open organizations a person belongs, and when one of their sessions was last renewed. */
export const userFigures = batched<UserFigures>(async (ids) => {
  const rows = await asPlatform(
    'list users for a platform admin',
    (platform) =>
      platform.$queryRaw<UserFigures[]>`
      SELECT users.id,
        (SELECT count(*)::int FROM memberships JOIN organizations ON organizations.id = memberships.organization_id
         WHERE memberships.user_id = users.id AND organizations.deleted_at IS NULL) AS organizations,
        (SELECT max(last_used_at) FROM sessions WHERE sessions.user_id = users.id) AS "lastSeenAt"
      FROM users WHERE users.id = ANY(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
});
