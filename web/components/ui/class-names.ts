/** Joins what is there: `classNames('row', selected && 'bg-pressed')`. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
