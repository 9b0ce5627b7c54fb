import { useLayoutEffect, useRef, useState } from 'react';
import type { Thread } from './use-thread';

const nearEndPx = 48;
const loadOlderWithinPx = 400;

/**
 * Keeps what somebody reads where it is: older messages come in above without a jump, new ones below are followed only
 * by a reader who is at the end, and counted for anybody else.
 */
export function useThreadScroll({ messages, rows, loadOlder, hasOlder }: Thread) {
  const ref = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const [missedCount, setMissedCount] = useState(0);
  const before = useRef({ firstKey: '', lastKey: '', height: 0, atEnd: true, placed: false });

  const addMissed = (added: number) => setMissedCount((count) => count + added);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks at what the messages did, nothing else.
  useLayoutEffect(() => {
    const element = ref.current;
    const last = messages.at(-1);
    if (!element || !last) return;
    const known = before.current;
    const firstKey = messages[0]?.key ?? '';
    if (!known.placed) {
      placeAtFirst(element);
      known.placed = true;
    } else if (firstKey !== known.firstKey) {
      element.scrollTop += element.scrollHeight - known.height;
    } else if (last.key !== known.lastKey) {
      const isOwn = last.delivery === 'sending';
      if (known.atEnd || isOwn) element.scrollTop = element.scrollHeight;
      else addMissed(countBehind(messages, known.lastKey));
    } else if (known.atEnd) {
      element.scrollTop = element.scrollHeight;
    }
    Object.assign(known, { firstKey, lastKey: last.key, height: element.scrollHeight });
  }, [messages]);

  // A writing line or a taller composer must not hide the last message from a reader who is at the end.
  useLayoutEffect(() => {
    const element = ref.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const observer = new ResizeObserver(() => {
      if (before.current.atEnd) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);

  return {
    ref,
    isAtEnd: isAtEnd || rows.length === 0,
    missedCount,
    toEnd() {
      const element = ref.current;
      if (!element) return;
      const distance = element.scrollHeight - element.scrollTop - element.clientHeight;
      // A glide shows where one came from; over a long way it only keeps people waiting.
      element.scrollTo({
        top: element.scrollHeight,
        behavior: distance > 2 * element.clientHeight ? 'instant' : 'smooth',
      });
    },
    onScroll() {
      const element = ref.current;
      if (!element) return;
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
      before.current.atEnd = atEnd;
      setAtEnd(atEnd);
      if (atEnd) setMissedCount(0);
      if (hasOlder && element.scrollTop < loadOlderWithinPx) void loadOlder();
    },
  };
}

/** Opens at the first unread message when there is one, else at the end. */
function placeAtFirst(element: HTMLElement): void {
  const line = element.querySelector<HTMLElement>('[data-new-line]');
  element.scrollTop = element.scrollHeight;
  if (line && line.offsetTop < element.scrollTop) element.scrollTop = line.offsetTop - 24;
}

function countBehind(messages: { key: string }[], lastKey: string): number {
  const at = messages.findIndex(({ key }) => key === lastKey);
  return at < 0 ? 0 : messages.length - 1 - at;
}
