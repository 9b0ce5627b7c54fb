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

/** As many as there is room for on one line; the rest is a number that names them. */
export function LabelLine({ labels, shownMax }: { labels: LabelItem[]; shownMax: number }) {
  const hidden = labels.slice(shownMax);
  return (
    <span className="flex min-w-0 items-center gap-1">
      {labels.slice(0, shownMax).map((label) => (
        <LabelChip key={label.id} label={label} size="small" className="max-w-24" />
      ))}
      {hidden.length > 0 && (
        <span className="tabular shrink-0 text-[11px] text-muted" title={hidden.map(({ name }) => name).join(', ')}>
          +{hidden.length}
        </span>
      )}
    </span>
  );
}
