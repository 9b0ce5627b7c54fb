import { classNames } from '@/components/ui/class-names';
import { isLabelColor } from './label-colors';

/** The colour of a label: beside its name, which says what the colour alone would not. */
export function LabelDot({ color, className }: { color: string; className?: string }) {
  const known = isLabelColor(color) ? color : 'slate';
  return (
    <span
      aria-hidden
      style={{ background: `var(--${known}-9)` }}
      className={classNames('size-2 shrink-0 rounded-full', className)}
    />
  );
}
