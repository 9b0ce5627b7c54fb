import { type ReactNode, useId } from 'react';

type Props = { title: string; lead?: string; aside?: ReactNode; children: ReactNode };

/** A part of the form that belongs together, under its name. */
export function FormSection({ title, lead, aside, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-4 border-line border-t py-6">
      <div className="flex items-start justify-between gap-4">
        <div>
          <h2 id={id} className="font-semibold text-body">
            {title}
          </h2>
          {lead && <p className="text-list text-muted">{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
