import type { Dates } from './dates';

const days = ['e diel', 'e hënë', 'e martë', 'e mërkurë', 'e enjte', 'e premte', 'e shtunë'];
const shortDays = ['die', 'hën', 'mar', 'mër', 'enj', 'pre', 'sht'];
const months = [
  'janar',
  'shkurt',
  'mars',
  'prill',
  'maj',
  'qershor',
  'korrik',
  'gusht',
  'shtator',
  'tetor',
  'nëntor',
  'dhjetor',
];

const twoDigits = (part: number) => String(part).padStart(2, '0');
const time = (date: Date) => `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
const shortMonth = (date: Date) => months[date.getMonth()]?.slice(0, 3) ?? '';
const dayMonth = (date: Date) => `${date.getDate()} ${shortMonth(date)}`;
const withYear = (date: Date) => `${dayMonth(date)} ${date.getFullYear()}`;
const isSameYear = (a: Date, b: Date) => a.getFullYear() === b.getFullYear();

/** Chromium's `Intl` does not know Albanian and would answer in English. */
export function createAlbanianDates(calendarDaysBetween: (earlier: Date, later: Date) => number): Dates {
  return {
    time,
    date: withYear,
    full: (date) => `${withYear(date)}, ${time(date)}`,
    short(date, now) {
      const ago = calendarDaysBetween(date, now);
      if (ago <= 0) return time(date);
      if (ago < 7) return shortDays[date.getDay()] ?? '';
      return isSameYear(date, now) ? dayMonth(date) : withYear(date);
    },
    day(date, now) {
      const ago = calendarDaysBetween(date, now);
      if (ago === 0) return 'Sot';
      if (ago === 1) return 'Dje';
      const name = days[date.getDay()] ?? '';
      return isSameYear(date, now)
        ? `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${date.getDate()} ${months[date.getMonth()]}`
        : withYear(date);
    },
    ago(date, now) {
      const minutes = Math.max(0, Math.round((now.getTime() - date.getTime()) / 60_000));
      if (minutes < 1) return 'tani';
      if (minutes < 60) return `${minutes} min më parë`;
      if (minutes < 60 * 24) return `${Math.round(minutes / 60)} orë më parë`;
      return `${Math.round(minutes / 60 / 24)} ditë më parë`;
    },
  };
}
