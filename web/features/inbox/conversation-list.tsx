'use client';

import { ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { useT } from '@/lib/i18n/i18n-provider';
import type { ConversationItem } from './conversation-item';
import { ConversationRow } from './conversation-row';
import { holdOrder } from './list-order';
import { useRowWindow } from './use-row-window';

const rowHeightPx = 72;

type Props = {
  items: ConversationItem[];
  hasNextPage: boolean;
  loadMore: () => void;
  selectedId: string | undefined;
  onOpen: (id: string) => void;
};

export function ConversationList({ items, hasNextPage, loadMore, selectedId, onOpen }: Props) {
  const t = useT();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [isScrolled, setScrolled] = useState(false);
  const shown = useRef<string[]>([]);

  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const held = useMemo(() => holdOrder(shown.current, [...byId.keys()], isScrolled), [byId, isScrolled]);
  useEffect(() => {
    shown.current = held.ids;
  }, [held.ids]);

  const rows = useRowWindow({
    scrollRef,
    count: held.ids.length + (hasNextPage ? 1 : 0),
    rowHeightPx,
    overscan: 8,
  });

  const lastIndex = rows.indexes.at(-1) ?? 0;
  useEffect(() => {
    if (hasNextPage && lastIndex >= held.ids.length - 5) loadMore();
  }, [lastIndex, hasNextPage, held.ids.length, loadMore]);

  const selectedIndex = selectedId ? held.ids.indexOf(selectedId) : -1;
  const lastSelected = useRef<string>(undefined);
  useEffect(() => {
    // Follows the choice, not the row: a row that moves must not drag the list along.
    if (selectedIndex < 0 || lastSelected.current === selectedId) return;
    lastSelected.current = selectedId;
    rows.reveal(selectedIndex);
  }, [selectedIndex, selectedId, rows]);

  const toTop = () => {
    setScrolled(false);
    scrollRef.current?.scrollTo({ top: 0 });
  };

  return (
    <div className="relative min-h-0 grow">
      {held.newCount > 0 && (
        <button
          type="button"
          onClick={toTop}
          className="absolute top-2 left-1/2 z-10 flex h-7 -translate-x-1/2 animate-appear items-center gap-1 rounded-full bg-accent px-3 font-medium text-meta text-white shadow-float"
        >
          <ArrowUp size={14} strokeWidth={1.5} aria-hidden />
          {t('inbox.newRows', { count: held.newCount })}
        </button>
      )}
      <div
        ref={scrollRef}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop > rowHeightPx / 2)}
        className="h-full overflow-y-auto overscroll-contain"
      >
        <ul aria-label={t('nav.inbox')} className="relative" style={{ height: rows.heightPx }}>
          {rows.indexes.map((index) => {
            const item = byId.get(held.ids[index] ?? '');
            return (
              <li
                key={item?.id ?? 'more'}
                className="absolute inset-x-0 top-0 h-18 motion-safe:transition-transform motion-safe:duration-160 motion-safe:ease-out"
                style={{ transform: `translateY(${index * rowHeightPx}px)` }}
              >
                {item ? (
                  <ConversationRow item={item} isSelected={item.id === selectedId} onOpen={onOpen} />
                ) : (
                  <RowSkeleton />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function RowSkeleton() {
  return (
    <div className="flex h-18 items-center gap-3 px-4">
      <Skeleton className="size-8 rounded-full" />
      <Skeleton className="h-3 w-40" />
    </div>
  );
}
