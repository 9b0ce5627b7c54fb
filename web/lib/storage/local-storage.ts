/** What storage did not take (private windows, full disk): it lasts as long as the page. */
const unwritten = new Map<string, string>();

function readText(key: string): string | null {
  const text = unwritten.get(key);
  return text === undefined ? localStorage.getItem(key) : text;
}

/** What was stored under a key; nothing when it cannot be read, or is not what was written. */
export function readStored<T>(key: string): T | undefined {
  try {
    const text = readText(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function writeStored(key: string, value: unknown): void {
  unwritten.delete(key);
  const text = value === undefined ? undefined : JSON.stringify(value);
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Full or refused: what is on screen stays right, it only will not outlive a reload.
    if (text !== undefined) unwritten.set(key, text);
  }
}

export function storedKeys(prefix: string): string[] {
  const keys = new Set(unwritten.keys());
  try {
    for (let index = 0; index < localStorage.length; index += 1) keys.add(localStorage.key(index) ?? '');
  } catch {
    // Refused: there are those of this page alone.
  }
  return [...keys].filter((key) => key.startsWith(prefix));
}
