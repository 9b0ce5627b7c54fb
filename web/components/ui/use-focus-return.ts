import { useRef } from 'react';

/** Where the focus was when a dialog opened is where it goes back to: ours have no trigger that Radix would know of. */
export function useFocusReturn() {
  const opener = useRef<Element>(null);
  return {
    remember() {
      opener.current = document.activeElement;
    },
    giveBack(event: Event) {
      if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return;
      event.preventDefault();
      opener.current.focus();
    },
  };
}
