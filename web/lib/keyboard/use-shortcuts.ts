import { useEffect, useRef } from 'react';
import { keyName, matchSequence } from './sequences';

type Handlers = Record<string, ((event: KeyboardEvent) => void) | undefined>;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

const isLayerOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

// One listener for the page: a sequence of one part (`g k`) comes before a single key of another (`k`).
const listening = new Set<{ current: Handlers }>();
let typed = { keys: '', at: 0 };

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = keyName(event);
  if (!key.startsWith('mod+') && (isTyping(event.target) || isLayerOpen())) return;
  const before = event.timeStamp - typed.at < 1_000 ? typed.keys : '';
  const parts = [...listening].map(({ current }) => current);
  const match = matchSequence(parts.flatMap(Object.keys), before, key);
  typed = { keys: match ? '' : key, at: event.timeStamp };
  const handler = match && parts.find((handlers) => handlers[match])?.[match];
  if (!handler) return;
  event.preventDefault();
  handler(event);
}

/**
 * Keys of the page, such as `j`, `g i` or `mod+k`. Those without a modifier rest while somebody types or a dialog is
 * open.
 */
export function useShortcuts(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    if (listening.size === 0) document.addEventListener('keydown', onKeyDown);
    listening.add(latest);
    return () => {
      listening.delete(latest);
      if (listening.size === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
