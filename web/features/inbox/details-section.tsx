import type { ReactNode } from 'react';

export function DetailsSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line border-t px-4 py-3">
      <h3 className="mb-2 font-medium text-meta text-muted">{title}</h3>
      {children}
    </section>
  );
}
