import { type RefObject, useEffect, useState } from 'react';

type Options = { scrollRef: RefObject<HTMLElement | null>; count: number; rowHeightPx: number; overscan: number };

/** Which rows of a long list are near enough to be drawn. All rows have one height, so nothing has to be measured. */
export function useRowWindow({ scrollRef, count, rowHeightPx, overscan }: Options) {
  const [visible, setVisible] = useState({ first: 0, last: 20 });

  useEffect(() => {
    const element = scrollRef.current;
    if (!element) return;
    const look = () => {
      const first = Math.floor(element.scrollTop / rowHeightPx);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeightPx);
      setVisible((known) => (known.first === first && known.last === last ? known : { first, last }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scrollRef, rowHeightPx]);

  const from = Math.max(0, visible.first - overscan);
  const to = Math.min(count, visible.last + overscan);
  return {
    indexes: Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset),
    heightPx: count * rowHeightPx,
    /** Scrolls as little as is needed to show the row. */
    reveal(index: number) {
      const element = scrollRef.current;
      if (!element) return;
      const top = index * rowHeightPx;
      const lowest = top + rowHeightPx - element.clientHeight;
      if (element.scrollTop > top) element.scrollTop = top;
      else if (element.scrollTop < lowest) element.scrollTop = lowest;
    },
  };
}
