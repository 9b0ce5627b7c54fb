type Pressed = { key: string; metaKey: boolean; ctrlKey: boolean; altKey: boolean; shiftKey: boolean };

/** `mod` is ⌘ on a Mac and Ctrl elsewhere. Shift is not named for characters: `?` says it already. */
export function keyName({ key, metaKey, ctrlKey, altKey, shiftKey }: Pressed): string {
  const name = key.toLowerCase();
  if (altKey) return `alt+${name}`;
  if (!metaKey && !ctrlKey) return name;
  return shiftKey ? `mod+shift+${name}` : `mod+${name}`;
}

/** @returns the shortcut that `key` completes after `before`; a sequence comes before a single key */
export function matchSequence(shortcuts: string[], before: string, key: string): string | undefined {
  const sequence = `${before} ${key}`;
  if (before && shortcuts.includes(sequence)) return sequence;
  return shortcuts.includes(key) ? key : undefined;
}
