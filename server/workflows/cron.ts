type Field = { name: string; min: number; max: number };

const fields: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12 },
  { name: 'day of the week', min: 0, max: 7 }, // both 0 and 7 are Sunday
];

const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `5`, `1-5`, `*`, and the latter two with a step: `1-5/2`. */
const range = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;

/** The numbers that one entry of a list stands for, or null when it is malformed or outside the field. */
function numbersOf(entry: string, { min, max }: Field): number[] | null {
  const match = range.exec(entry);
  if (!match) return null;
  const [, first, last, step] = match;
  if (step !== undefined && first !== undefined && last === undefined) return null; // `5/10` is read in two ways
  const from = first === undefined ? min : Number(first);
  const to = first === undefined ? max : Number(last ?? first);
  const by = Number(step ?? 1);
  if (from < min || to > max || from > to || by < 1 || by > max) return null;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

/**
 * What is wrong with a cron text of five fields (minute, hour, day of the month, month, day of the week), or null.
 * A field is `*`, numbers, ranges and steps, separated by commas; names and `@daily` are not taken.
 */
export function cronProblem(text: string): string | null {
  const texts = text.split(' ');
  if (texts.length !== fields.length) return 'takes five fields separated by one space, such as "0 9 * * 1-5"';
  const sets: number[][] = [];
  for (const [index, field] of fields.entries()) {
    const numbers = (texts[index] ?? '').split(',').map((entry) => numbersOf(entry, field));
    if (numbers.includes(null)) {
      return `has a wrong ${field.name}: ${JSON.stringify(texts[index])}; it takes ${field.min} to ${field.max}`;
    }
    sets.push(numbers.flatMap((some) => some ?? []));
  }
  const [, , days = [], months = []] = sets;
  const comes = months.some((month) => days.some((day) => day <= (daysOfMonths[month - 1] ?? 0)));
  return comes || texts[4] !== '*' ? null : 'names a day that no month has';
}
