import { hueOf, initialsOf } from '@/components/ui/identity';

/** Square, so that an organization is never taken for a person. */
export function OrganizationMark({ name, id }: { name: string; id: string }) {
  return (
    <span
      aria-hidden
      style={{ '--hue': hueOf(id) } as React.CSSProperties}
      className="grid size-6 shrink-0 place-items-center rounded-list bg-[oklch(0.5_0.12_var(--hue))] font-semibold text-[11px] text-white"
    >
      {initialsOf(name).slice(0, 1)}
    </span>
  );
}
