'use client';

type Props = { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void };

/** One thing that is so or not. */
export function CheckField({ label, hint, checked, onChange }: Props) {
  return (
    <label className="flex gap-2.5 text-list">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        <span className="font-medium">{label}</span>
        {hint && <span className="block text-meta text-muted">{hint}</span>}
      </span>
    </label>
  );
}
