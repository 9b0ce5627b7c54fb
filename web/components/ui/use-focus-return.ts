import { useRef } from 'react';

/**
 * Where the focus was when a dialog opened is where it goes back to: ours have no trigger that Radix would know of.
 * @returns a handler of `onCloseAutoFocus`
 */
export function useFocusReturn(open: boolean) {
  const opener = useRef<Element>(null);
  const wasOpen = useRef(false);
  // While rendering: a field with autoFocus takes the focus before any effect runs.
  if (open && !wasOpen.current) opener.current = document.activeElement;
  wasOpen.current = open;
  return (event: Event) => {
    if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return;
    event.preventDefault();
    opener.current.focus();
  };
}
