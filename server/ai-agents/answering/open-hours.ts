import type { z } from 'zod';
import type { WorkingHours } from '../working-hours.ts';

type Hours = z.output<typeof WorkingHours>;

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Whether an AI agent works at a moment, by the clock of its time zone. */
export function isOpen({ timeZone, ...hours }: Hours, now: Date): boolean {
  if (days.every((day) => hours[day] === undefined)) return true;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZone ?? 'UTC',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = days.find((name) => name === parts.weekday?.toLowerCase());
  const time = `${parts.hour}:${parts.minute}`;
  return (day ? (hours[day] ?? []) : []).some(({ from, to }) => from <= time && time < to);
}
