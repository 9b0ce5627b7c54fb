import { z } from 'zod';
import { type Actor, authorizePlatform } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';
import { parseInput } from '../validation.ts';

type Totals = {
  organizations: number;
  suspendedOrganizations: number;
  organizationsActive7Days: number;
  organizationsActive30Days: number;
  users: number;
  usersActive7Days: number;
  usersActive30Days: number;
  conversations: number;
  messages: number;
  calls: number;
};

export type PlanShare = { code: string; name: string; organizations: number; trials: number };

export type PlatformStats = Totals & { messagesPerDay: { date: string; count: number }[]; byPlan: PlanShare[] };

/** Organizations that count: neither closed nor the platform's own. */
const live = Prisma.sql`
  live AS (
    SELECT id, suspended_at FROM organizations
    WHERE deleted_at IS NULL AND id <> ${platformOrganizationId}::uuid
  )`;

async function readTotals(platform: PrismaClient): Promise<Totals> {
  const [row] = await platform.$queryRaw<Totals[]>`
    WITH ${live}, seen AS (
      SELECT live.id, last_event.created_at AS at FROM live CROSS JOIN LATERAL (
        SELECT created_at FROM events WHERE organization_id = live.id ORDER BY seq DESC LIMIT 1
      ) AS last_event
    ), used AS (SELECT user_id, max(last_used_at) AS at FROM sessions GROUP BY user_id),
    talk AS (
      SELECT count(*) AS conversations, coalesce(sum(last_seq), 0) AS messages
      FROM conversations WHERE organization_id IN (SELECT id FROM live)
    )
    SELECT (SELECT count(*) FROM live)::int AS organizations,
           (SELECT count(*) FROM live WHERE suspended_at IS NOT NULL)::int AS "suspendedOrganizations",
           (SELECT count(*) FROM seen WHERE at > now() - interval '7 days')::int AS "organizationsActive7Days",
           (SELECT count(*) FROM seen WHERE at > now() - interval '30 days')::int AS "organizationsActive30Days",
           (SELECT count(*) FROM users)::int AS users,
           (SELECT count(*) FROM used WHERE at > now() - interval '7 days')::int AS "usersActive7Days",
           (SELECT count(*) FROM used WHERE at > now() - interval '30 days')::int AS "usersActive30Days",
           talk.conversations::int AS conversations, talk.messages::int AS messages,
           (SELECT count(*) FROM call_sessions WHERE organization_id IN (SELECT id FROM live))::int AS calls
    FROM talk`;
  if (!row) throw new Error('a SELECT of totals answers one row');
  return row;
}

/** Today (UTC) and the days before it; a day without messages is there with 0. */
function readMessagesPerDay(platform: PrismaClient, days: number): Promise<{ date: string; count: number }[]> {
  return platform.$queryRaw`
    WITH ${live}, today AS (SELECT (now() AT TIME ZONE 'UTC')::date AS day),
    written AS (
      SELECT (messages.created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS count
      FROM live JOIN messages ON messages.organization_id = live.id
        AND messages.created_at >= ((SELECT day FROM today) - ${days - 1}::int)::timestamp AT TIME ZONE 'UTC'
      GROUP BY 1
    )
    SELECT to_char(today.day - age, 'YYYY-MM-DD') AS date, coalesce(written.count, 0)::int AS count
    FROM today CROSS JOIN generate_series(0, ${days - 1}::int) AS age
    LEFT JOIN written ON written.day = today.day - age
    ORDER BY date`;
}

function readByPlan(platform: PrismaClient): Promise<PlanShare[]> {
  return platform.$queryRaw`
    WITH ${live}
    SELECT plans.code, plans.name, count(*)::int AS organizations,
           (count(*) FILTER (WHERE subscriptions.status = 'TRIALING'))::int AS trials
    FROM live JOIN subscriptions ON subscriptions.organization_id = live.id
    JOIN plans ON plans.id = subscriptions.plan_id
    WHERE subscriptions.status NOT IN ('PAUSED', 'CANCELED')
    GROUP BY plans.id ORDER BY organizations DESC, plans.code`;
}

const Days = z.object({
  days: z.number().int().min(1, 'must be between 1 and 365').max(365, 'must be between 1 and 365'),
});

/** @param input.days how many days `messagesPerDay` has. @throws VALIDATION_FAILED, FORBIDDEN */
export async function readPlatformStats(actor: Actor, input: { days: number }): Promise<PlatformStats> {
  authorizePlatform(actor);
  const { days } = parseInput(Days, input);
  return asPlatform('count the platform for a platform admin', async (platform) => {
    const [totals, messagesPerDay, byPlan] = await Promise.all([
      readTotals(platform),
      readMessagesPerDay(platform, days),
      readByPlan(platform),
    ]);
    return { ...totals, messagesPerDay, byPlan };
  });
}
