'use client';

import { Menu, MenuItem } from '@/components/ui/menu';
import { useT } from '@/lib/i18n/i18n-provider';
import { type LabelColor, labelColors } from './label-colors';
import { LabelDot } from './label-dot';

type Props = { label: string; color: string; isReadOnly?: boolean; onColor: (color: LabelColor) => void };

export function LabelColorMenu({ label, color, isReadOnly, onColor }: Props) {
  const t = useT();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={label}
          title={label}
          disabled={isReadOnly}
          className="grid size-8 shrink-0 place-items-center rounded-list enabled:bg-hover enabled:hover:bg-pressed"
        >
          <LabelDot color={color} className="size-3" />
        </button>
      }
    >
      {labelColors.map((choice) => (
        <MenuItem key={choice} checked={choice === color} onSelect={() => onColor(choice)}>
          <LabelDot color={choice} className="size-3" />
          {t(`color.${choice}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
