export type DiffLine = { name: string; from: string; to: string };

const charsMax = 120;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const isChange = (value: unknown): value is { from?: unknown; to?: unknown } =>
  typeof value === 'object' && value !== null && ('from' in value || 'to' in value);

/** What changed, a line each; what an entry records otherwise is shown as what it came to. */
export function diffLines(diff: Record<string, unknown>, showDate: (date: Date) => string): DiffLine[] {
  const show = (value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return value.map(show).join(', ');
    if (typeof value === 'string' && moment.test(value)) return showDate(new Date(value));
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return text.length > charsMax ? `${text.slice(0, charsMax)}…` : text;
  };
  return Object.entries(diff).map(([name, value]) =>
    isChange(value) ? { name, from: show(value.from), to: show(value.to) } : { name, from: '', to: show(value) },
  );
}
