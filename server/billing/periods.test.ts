import { expect, test } from 'vitest';
import { addMonths, previousUsagePeriod, renewedTerm, termFrom, usagePeriod } from './periods.ts';

const at = (text: string) => new Date(`${text}T12:00:00Z`);
const month = (start: string, end: string) => ({ start: at(start), end: at(end) });

test('the 31st becomes the last day of a shorter month, and does not drift', () => {
  expect(addMonths(at('2026-01-31'), 1)).toEqual(at('2026-02-28'));
  expect(addMonths(at('2026-01-31'), 2)).toEqual(at('2026-03-31'));
  expect(addMonths(at('2026-11-30'), 15)).toEqual(at('2028-02-29'));
});

test('a yearly plan counts month by month', () => {
  const year = termFrom(at('2026-01-15'), 'YEAR');
  expect(year.currentPeriodEnd).toEqual(at('2027-01-15'));
  const running = usagePeriod(year, at('2026-06-20'));
  expect(running).toEqual(month('2026-06-15', '2026-07-15'));
  expect(previousUsagePeriod(year, running)).toEqual(month('2026-05-15', '2026-06-15'));
});

test('a period begins at its start and does not hold its end', () => {
  const term = termFrom(at('2026-01-15'), 'YEAR');
  expect(usagePeriod(term, at('2026-03-15')).start).toEqual(at('2026-03-15'));
  expect(usagePeriod(term, new Date(at('2026-03-15').getTime() - 1)).start).toEqual(at('2026-02-15'));
  expect(previousUsagePeriod(term, usagePeriod(term, at('2026-01-15')))).toBeNull();
});

test('a trial is one period, and the months after it go on from its end', () => {
  const trial = { currentPeriodStart: at('2026-01-01'), currentPeriodEnd: at('2026-01-15') };
  expect(usagePeriod(trial, at('2026-01-14'))).toEqual(month('2026-01-01', '2026-01-15'));
  const after = usagePeriod(trial, at('2026-02-20'));
  expect(after).toEqual(month('2026-02-15', '2026-03-15'));
  expect(previousUsagePeriod(trial, usagePeriod(trial, at('2026-01-20')))).toEqual(month('2026-01-01', '2026-01-15'));
});

test('a term that ended months ago is renewed until it covers the present', () => {
  const term = termFrom(at('2026-01-10'), 'MONTH');
  expect(renewedTerm(term, 'MONTH', at('2026-05-20'))).toEqual({
    currentPeriodStart: at('2026-05-10'),
    currentPeriodEnd: at('2026-06-10'),
  });
});
