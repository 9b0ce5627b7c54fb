import type { PlanInterval } from '../generated/prisma/enums.ts';

/** From `start` until before `end`. */
export type Period = { start: Date; end: Date };

/** What a subscription has been paid for, or is being tried. */
type Term = { currentPeriodStart: Date; currentPeriodEnd: Date };

/** The same day and time of a later month (UTC); the 31st becomes the last day of a shorter one. */
export function addMonths(from: Date, months: number): Date {
  const date = new Date(from);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(from.getUTCDate(), days));
  return date;
}

/** What is paid for from a moment on. */
export function termFrom(start: Date, interval: PlanInterval): Term {
  return { currentPeriodStart: start, currentPeriodEnd: addMonths(start, interval === 'YEAR' ? 12 : 1) };
}

/** The term that follows until it covers `now`: a server that was away for months does not renew one by one. */
export function renewedTerm({ currentPeriodEnd }: Term, interval: PlanInterval, now: Date): Term {
  let term = termFrom(currentPeriodEnd, interval);
  while (term.currentPeriodEnd <= now) term = termFrom(term.currentPeriodEnd, interval);
  return term;
}

/**
 * The month within which usage counts at a moment. Monthly limits of a yearly plan begin anew each month; the months
 * of a term that has ended go on from its end.
 */
export function usagePeriod({ currentPeriodStart, currentPeriodEnd }: Term, now: Date): Period {
  const over = now >= currentPeriodEnd;
  const anchor = over ? currentPeriodEnd : currentPeriodStart;
  let month = 0;
  while (addMonths(anchor, month + 1) <= now) month++;
  const end = addMonths(anchor, month + 1);
  return { start: addMonths(anchor, month), end: !over && end > currentPeriodEnd ? currentPeriodEnd : end };
}

/** The usage period before the running one; null where the running one is the first of its term. */
export function previousUsagePeriod(term: Term, running: Period): Period | null {
  return running.start > term.currentPeriodStart ? usagePeriod(term, new Date(running.start.getTime() - 1)) : null;
}
