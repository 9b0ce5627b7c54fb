import { classNames } from './class-names';
import { hueOf, initialsOf } from './identity';

const sizes = {
  tiny: 'size-3.5 text-[7px]',
  small: 'size-5 text-[9px]',
  compact: 'size-6 text-[10px]',
  medium: 'size-7 text-[11px]',
  large: 'size-8 text-[12px]',
  huge: 'size-12 text-[16px]',
};

type Props = { name: string; id?: string | null; size?: keyof typeof sizes; className?: string };

/** Initials on a colour that is always the same for the same person. */
export function Avatar({ name, id, size = 'medium', className }: Props) {
  const hue = hueOf(id ?? name);
  return (
    <span
      aria-hidden
      style={{ '--hue': hue } as React.CSSProperties}
      className={classNames(
        'inline-grid shrink-0 select-none place-items-center rounded-full font-semibold',
        'bg-[oklch(0.92_0.05_var(--hue))] text-[oklch(0.42_0.11_var(--hue))] dark:bg-[oklch(0.34_0.06_var(--hue))] dark:text-[oklch(0.88_0.07_var(--hue))]',
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
