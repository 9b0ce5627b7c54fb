'use client';

import { ChevronDown } from 'lucide-react';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useT } from '@/lib/i18n/i18n-provider';
import { useInboxNavigation } from './use-inbox-navigation';
import { useViewCounts } from './use-view-counts';
import { viewLabels } from './view-labels';
import { views } from './views';

export function ViewHeader() {
  const t = useT();
  const { view, setView } = useInboxNavigation();
  const count = useViewCounts();
  return (
    <header className="flex h-12 shrink-0 items-center border-line border-b px-2">
      <h1 className="contents">
        <Menu
          className="w-60"
          trigger={
            <button
              type="button"
              className="flex h-8 items-center gap-1.5 rounded-list px-2 font-semibold text-body hover:bg-hover data-[state=open]:bg-hover"
            >
              {t(viewLabels[view])}
              <span className="tabular font-normal text-muted">{count(view)}</span>
              <ChevronDown size={14} strokeWidth={1.5} className="text-muted" aria-hidden />
            </button>
          }
        >
          {views.map((choice) => (
            <MenuItem key={choice} checked={choice === view} onSelect={() => setView(choice)}>
              <span className="grow truncate">{t(viewLabels[choice])}</span>
              <span className="tabular text-meta text-muted">{count(choice)}</span>
            </MenuItem>
          ))}
        </Menu>
      </h1>
    </header>
  );
}
