import { z } from 'zod';
import { type IdTypename, InvalidIdError, idPrefixes, parseTypeId } from '../db/ids.ts';

/** Adds a check that says what is wrong itself: null is right. */
export const checked = <S extends z.ZodType<string>>(schema: S, problem: (text: string) => string | null) =>
  schema.superRefine((text, context) => {
    const message = problem(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

export const text = (max: number) =>
  z
    .string()
    .max(max, `must have at most ${max} characters`)
    .refine((value) => value.trim() !== '', 'must not be empty');

const expressionCharsMax = 500;

/** What is wrong with the `{{ … }}` of a text, or null. A `}}` alone is text: JSON ends so. */
export function templateProblem(value: string): string | null {
  for (let start = value.indexOf('{{'); start >= 0; start = value.indexOf('{{', start)) {
    const end = value.indexOf('}}', start);
    if (end < 0) return 'has a {{ without }}';
    const expression = value.slice(start + 2, end);
    if (expression.includes('{{')) return 'has a {{ inside {{ }}';
    if (expression.trim() === '') return 'has an empty {{ }}';
    if (expression.length > expressionCharsMax) return `has a {{ }} of more than ${expressionCharsMax} characters`;
    start = end + 2;
  }
  return null;
}

/** Text that may hold templates, `{{ trigger.message.body }}`. */
export const template = (max: number) => checked(text(max), templateProblem);

/** The text without its templates, each as one letter. */
export const withoutTemplates = (value: string) => value.replace(/\{\{.*?\}\}/gs, 'x');

/** An id as it is outside the database, such as `lbl_…`. */
export const typeId = (typename: IdTypename) =>
  checked(z.string(), (value) => {
    try {
      parseTypeId(idPrefixes[typename], value);
      return null;
    } catch (error) {
      if (error instanceof InvalidIdError) return error.message;
      throw error;
    }
  });

/** A list without repetitions. */
export const distinct = <S extends z.ZodType<string>>(entry: S, max: number) =>
  z
    .array(entry)
    .min(1, 'needs at least one entry')
    .max(max, `has more than ${max} entries`)
    .superRefine((entries, context) => {
      for (const [index, value] of entries.entries()) {
        if (entries.indexOf(value) < index) {
          context.addIssue({ code: 'custom', path: [index], message: `${JSON.stringify(value)} is given twice` });
        }
      }
    });
