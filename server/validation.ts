import type { z } from 'zod';
import { type FieldError, validationFailed } from './errors.ts';

/**
 * Parses input by its Zod schema.
 * @throws VALIDATION_FAILED that names every wrong field
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, {
    error: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? 'is required' : undefined),
  });
  if (result.success) return result.data;
  throw validationFailed(result.error.issues.flatMap(fieldErrors));
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const named = (path: PropertyKey[], message: string) => ({ path: path.map(String).join('.') || 'input', message });
  if (issue.code !== 'unrecognized_keys') return [named(issue.path, issue.message)];
  return issue.keys.map((key) => named([...issue.path, key], 'is not known here'));
}
