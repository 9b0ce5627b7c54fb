import { classNames } from '@/components/ui/class-names';
import { LabelDot } from './label-dot';

export type LabelItem = { id: string; name: string; color: string };

type Props = { label: LabelItem; size?: 'small' | 'medium'; className?: string };

export function LabelChip({ label, size = 'medium', className }: Props) {
  return (
    <span
      title={label.name}
      className={classNames(
        'inline-flex min-w-0 max-w-40 items-center gap-1.5 rounded-full border border-line text-ink',
        size === 'small' ? 'h-4 gap-1 px-1.5 text-[11px] leading-none' : 'h-6 px-2 text-meta',
        className,
      )}
    >
      <LabelDot color={label.color} className={size === 'small' ? 'size-1.5' : undefined} />
      <span className="truncate">{label.name}</span>
    </span>
  );
}

type LineProps = { labels: LabelItem[]; namedMax: number };

const dotsMax = 3;

/** One line: the first by name, the next by colour, the rest as a number. Screen readers hear them all. */
export function LabelLine({ labels, namedMax }: LineProps) {
  const others = labels.slice(namedMax);
  const names = others.map(({ name }) => name).join(', ');
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {labels.slice(0, namedMax).map((label) => (
        <LabelChip key={label.id} label={label} size="small" className="max-w-28" />
      ))}
      {others.length > 0 && (
        <span className="flex shrink-0 items-center gap-1 text-[11px] text-muted" title={names}>
          <span className="sr-only">{names}</span>
          {others.slice(0, dotsMax).map((label) => (
            <LabelDot key={label.id} color={label.color} className="size-1.5" />
          ))}
          {others.length > dotsMax && <span aria-hidden>+{others.length - dotsMax}</span>}
        </span>
      )}
    </span>
  );
}
