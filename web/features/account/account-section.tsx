import { type ReactNode, useId } from 'react';

type Props = { title: string; aside?: ReactNode; children: ReactNode };

export function AccountSection({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-3 border-line border-t py-5">
      <header className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="font-semibold text-heading">
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
