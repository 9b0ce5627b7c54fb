import { AppError } from '../errors.ts';

export const valuesMax = 10_000;

/** @throws QUERY_TOO_COMPLEX */
export function refuseValues(): never {
  throw new AppError('QUERY_TOO_COMPLEX', `The variables hold more than ${valuesMax} values.`, {
    measure: 'values',
    limit: valuesMax,
  });
}

/**
 * Counted before the document is looked at, so that a megabyte of values costs little.
 * @throws QUERY_TOO_COMPLEX
 */
export function refuseTooMany(variables: unknown): void {
  let count = 0;
  const waiting: unknown[] = [variables];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const name in next) {
      count += 1;
      if (count > valuesMax) refuseValues();
      const value = (next as Record<string, unknown>)[name];
      if (typeof value === 'object') waiting.push(value);
    }
  }
}
