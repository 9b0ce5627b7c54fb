import type { ReactNode } from 'react';

/** A name and a value on one line; names align down the panel. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[84px_minmax(0,1fr)] items-center gap-2 text-list">
      <dt className="truncate text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
