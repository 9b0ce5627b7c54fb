/**
 * Where a message goes in a thread: by its number, and only once.
 * @returns the same list when the message is there already
 */
export function insertBySeq<Key>(keys: readonly Key[], key: Key, seqOf: (key: Key) => number): readonly Key[] {
  if (keys.includes(key)) return keys;
  const seq = seqOf(key);
  let at = keys.length;
  while (at > 0 && seqOf(keys[at - 1] as Key) > seq) at -= 1;
  return [...keys.slice(0, at), key, ...keys.slice(at)];
}
