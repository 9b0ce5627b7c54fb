import { z } from 'zod';
import type { Member } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { notFound, validationFailed } from '../errors.ts';
import { parseInput } from '../validation.ts';

/** From `from` until just before `to`; `days` are the calendar days of the time zone that it touches. */
export type Period = { from: Date; to: Date; timeZone: string; days: string[] };

const daysMax = 366;
const dayMs = 86_400_000;

const Bounds = z.object({
  from: z.date().nullish(),
  to: z.date().nullish(),
  timeZone: z
    .string()
    .max(64, 'must have at most 64 characters')
    .refine(isTimeZone, 'is not an IANA time zone')
    .nullish(),
});

/** Names of places and UTC only: offsets and abbreviations mean other things to PostgreSQL. */
function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Za-z_]+\/[A-Za-z0-9_+/-]+$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false; // RangeError: no such zone
  }
}

/**
 * What the statistics cover: the last seven days, today included, in the organization's time zone unless told.
 * @throws VALIDATION_FAILED for an unknown zone, an end before the beginning, or more than 366 days
 */
export async function readPeriod({ organizationId }: Member, input: unknown): Promise<Period> {
  const bounds = parseInput(Bounds, input);
  const from = bounds.from ?? null;
  const to = bounds.to ?? new Date(Date.now() + 1); // what has just happened is in it
  if (from && from >= to) throw validationFailed([{ path: 'from', message: 'must be before to' }]);
  if (from && to.getTime() - from.getTime() > daysMax * dayMs) {
    throw validationFailed([{ path: 'from', message: `must be at most ${daysMax} days before to` }]);
  }
  // PostgreSQL cuts the days, here and in the figures, so that both follow one set of rules for daylight saving.
  const [period] = await db.$queryRaw<Period[]>`
    WITH zone AS (
      SELECT coalesce(${bounds.timeZone ?? null}, settings->>'timeZone', 'UTC') AS name, ${to}::timestamptz AS until
      FROM organizations WHERE id = ${organizationId}::uuid
    ), bounds AS (
      SELECT name, until, coalesce(
        ${from}::timestamptz, (date_trunc('day', until AT TIME ZONE name) - interval '6 days') AT TIME ZONE name) AS since
      FROM zone
    )
    SELECT name AS "timeZone", since AS "from", until AS "to", ARRAY(
      SELECT day::date::text FROM generate_series(
        date_trunc('day', since AT TIME ZONE name), (until - interval '1 millisecond') AT TIME ZONE name, interval '1 day'
      ) AS day) AS days
    FROM bounds`;
  if (!period) throw notFound('Organization');
  return period;
}
