export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof weekdays)[number];
export type Interval = { from: string; to: string };

/** When an AI agent answers, as it is edited: a day without intervals is a day off. */
export type HoursDraft = { isAlways: boolean; timeZone: string; days: Record<Weekday, Interval[]> };

const office: Interval = { from: '09:00', to: '17:00' };
const officeDays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

const eachDay = (intervalsOf: (day: Weekday) => Interval[]) =>
  Object.fromEntries(weekdays.map((day) => [day, intervalsOf(day)])) as Record<Weekday, Interval[]>;

export const isTime = (text: string): boolean => /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);

/** @param ownTimeZone where the viewer is: what a first schedule most likely means */
export function toHoursDraft(stored: Record<string, unknown>, ownTimeZone: string): HoursDraft {
  const intervalsOf = (day: Weekday) => (stored[day] as Interval[] | undefined) ?? [];
  const isAlways = weekdays.every((day) => stored[day] === undefined);
  return {
    isAlways,
    timeZone: (stored.timeZone as string | undefined) ?? ownTimeZone,
    days: eachDay((day) => (isAlways ? (officeDays.includes(day) ? [office] : []) : intervalsOf(day))),
  };
}

/** For a merge: null removes what was stored. */
export function toWorkingHours({ isAlways, timeZone, days }: HoursDraft): Record<string, unknown> {
  const kept = (day: Weekday) => (isAlways || days[day].length === 0 ? null : days[day]);
  return { timeZone: isAlways ? null : timeZone, ...Object.fromEntries(weekdays.map((day) => [day, kept(day)])) };
}

/** An interval for the day, behind those that it has. */
export function nextInterval(intervals: readonly Interval[]): Interval {
  const last = intervals.at(-1);
  return last && last.to < '23:00' ? { from: last.to, to: '24:00' } : office;
}
