/** Part of a text, whatever its case; LIKE would read some characters as wildcards. Null for an empty search. */
export function containing(search: string | null | undefined) {
  const term = search?.trim();
  return term ? { contains: term.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const } : null;
}
