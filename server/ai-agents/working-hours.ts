import { z } from 'zod';

const intervalsMax = 10;

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // a fixed offset would be wrong for half of the year
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const Time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'takes a time of day such as 09:30');

const Interval = z
  .strictObject({ from: Time, to: Time })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be later than from' });

const Day = z
  .array(Interval)
  .max(intervalsMax, `has more than ${intervalsMax} intervals`)
  .transform((intervals) => intervals.toSorted((a, b) => a.from.localeCompare(b.from)))
  .refine(
    (intervals) => intervals.every(({ from }, index) => index === 0 || from >= (intervals[index - 1]?.to ?? '')),
    {
      message: 'has intervals that overlap',
    },
  )
  .optional();

const Days = z.object({
  monday: Day,
  tuesday: Day,
  wednesday: Day,
  thursday: Day,
  friday: Day,
  saturday: Day,
  sunday: Day,
});

/**
 * `ai_agents.working_hours`: when an AI agent answers, in local time. Without any day it always does; otherwise a day
 * that is not named is a day off.
 */
export const WorkingHours = z
  .strictObject({
    timeZone: z.string().max(64).refine(isTimeZone, 'is not an IANA time zone').optional(),
    ...Days.shape,
  })
  .refine(({ timeZone, ...days }) => timeZone !== undefined || Object.values(days).every((day) => day === undefined), {
    path: ['timeZone'],
    message: 'is needed beside the days',
  });
