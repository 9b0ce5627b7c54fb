import { useEffect, useRef } from 'react';
import { keyName, matchSequence } from './sequences';

type Handlers = Record<string, ((event: KeyboardEvent) => void) | undefined>;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

const isLayerOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

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
    let typed: { keys: string; at: number } = { keys: '', at: 0 };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = keyName(event);
      if (!key.startsWith('mod+') && (isTyping(event.target) || isLayerOpen())) return;
      const before = event.timeStamp - typed.at < 1_000 ? typed.keys : '';
      const match = matchSequence(Object.keys(latest.current), before, key);
      typed = { keys: match ? '' : key, at: event.timeStamp };
      const handler = match && latest.current[match];
      if (!handler) return;
      event.preventDefault();
      handler(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
