/** A hue from 0 to 359, the same for the same text on every machine. Steps of 24 keep neighbours apart. */
export function hueOf(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return ((hash >>> 0) % 15) * 24;
}

/** Up to two letters: of the first and the last word, whatever the alphabet. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.match(/[\p{L}\p{N}]/u)?.[0] ?? '',
  );
  return letters.join('').toLocaleUpperCase() || '?';
}
