export type DiffLine = { name: string; from: string; to: string };

const charsMax = 120;

function show(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > charsMax ? `${text.slice(0, charsMax)}…` : text;
}

const isChange = (value: unknown): value is { from?: unknown; to?: unknown } =>
  typeof value === 'object' && value !== null && ('from' in value || 'to' in value);

/** What changed, a line each; what an entry records otherwise is shown as what it came to. */
export function diffLines(diff: Record<string, unknown>): DiffLine[] {
  return Object.entries(diff).map(([name, value]) =>
    isChange(value) ? { name, from: show(value.from), to: show(value.to) } : { name, from: '', to: show(value) },
  );
}
