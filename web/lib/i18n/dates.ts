import { createAlbanianDates } from './albanian-dates';
import type { Locale } from './locale';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Days between the calendar dates of two moments, in the viewer's zone. */
function calendarDaysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / dayMs);
}

export type Dates = {
  time: (date: Date) => string;
  date: (date: Date) => string;
  full: (date: Date) => string;
  /** For lists: the time today, the weekday this week, else the date. */
  short: (date: Date, now: Date) => string;
  /** For separators between the days of a thread. */
  day: (date: Date, now: Date) => string;
  ago: (date: Date, now: Date) => string;
};

/** Dates in the words of one language. Formatters are made once: making one costs more than using it a thousand times. */
export function createDates(locale: Locale): Dates {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return createAlbanianDates(calendarDaysBetween);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const withYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const narrow = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' });

  return {
    time: (date: Date) => time.format(date),
    date: (date: Date) => withYear.format(date),
    full: (date: Date) => full.format(date),
    short(date: Date, now: Date) {
      const days = calendarDaysBetween(date, now);
      if (days <= 0) return time.format(date);
      if (days < 7) return weekday.format(date);
      return (date.getFullYear() === now.getFullYear() ? dayMonth : withYear).format(date);
    },
    day(date: Date, now: Date) {
      const days = calendarDaysBetween(date, now);
      if (days === 0 || days === 1) return capitalise(relative.format(-days, 'day'));
      return (date.getFullYear() === now.getFullYear() ? longDay : withYear).format(date);
    },
    ago(date: Date, now: Date) {
      const minutes = Math.max(0, Math.round((now.getTime() - date.getTime()) / minuteMs));
      if (minutes < 60) return narrow.format(-minutes, 'minute');
      if (minutes < 60 * 24) return narrow.format(-Math.round(minutes / 60), 'hour');
      return narrow.format(-Math.round(minutes / 60 / 24), 'day');
    },
  };
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** A duration in the shortest form that still says enough: 45s, 12m, 3h, 2d. */
export function shortDuration(durationMs: number): string {
  const minutes = Math.floor(durationMs / minuteMs);
  if (minutes < 1) return '<1m';
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}
