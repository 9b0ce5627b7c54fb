import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = { icon: LucideIcon; title: string; description?: string; children?: ReactNode };

/** One sentence, and the one next step as children. */
export function EmptyState({ icon: Icon, title, description, children }: Props) {
  return (
    <div className="grid max-w-80 animate-late justify-items-center gap-3 p-6 text-center">
      <span className="grid size-10 place-items-center rounded-full bg-hover text-muted">
        <Icon size={20} strokeWidth={1.5} aria-hidden />
      </span>
      <div className="grid gap-1">
        <p className="font-medium text-body">{title}</p>
        {description && <p className="text-list text-muted">{description}</p>}
      </div>
      {children}
    </div>
  );
}
