import type { ReactNode } from 'react';

type Props = { title: string; lead?: ReactNode; children?: ReactNode };

export function PageHeader({ title, lead, children }: Props) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 pb-4">
      <div className="min-w-0">
        <h1 className="font-semibold text-title">{title}</h1>
        {lead && <p className="text-body text-muted">{lead}</p>}
      </div>
      {children && <div className="flex gap-2">{children}</div>}
    </header>
  );
}
