import type { Cache, FieldArgs } from '@urql/exchange-graphcache';

type Args = Record<string, unknown>;
type Keys = string[];

const keysOf = (cache: Cache, connection: string): Keys | undefined =>
  (cache.resolve(connection, 'nodes') as Keys | undefined) ?? undefined;

/**
 * A list is kept whole in its first page: pages that were asked for later are added to it, so that a screen reads one
 * field however far somebody has scrolled.
 */
export function addPageToFirst(cache: Cache, parent: string, fieldName: string, args: Args): void {
  const { after, before, ...firstPageArgs } = args;
  if (after == null && before == null) return;
  const page = cache.resolve(parent, fieldName, args as FieldArgs) as string | undefined;
  const first = cache.resolve(parent, fieldName, firstPageArgs as FieldArgs) as string | undefined;
  if (!page || !first) return;
  const known = keysOf(cache, first) ?? [];
  const added = (keysOf(cache, page) ?? []).filter((key) => !known.includes(key));
  cache.link(first, 'nodes', after == null ? [...added, ...known] : [...known, ...added]);
  cache.link(first, 'pageInfo', cache.resolve(page, 'pageInfo') as string);
}

/** The first pages of a list that have been read, one for each set of arguments. */
export function firstPagesOf(cache: Cache, parent: string, fieldName: string) {
  return cache
    .inspectFields(parent)
    .filter(
      (field) => field.fieldName === fieldName && field.arguments?.after == null && field.arguments?.before == null,
    )
    .flatMap((field) => {
      const connection = cache.resolve(parent, field.fieldKey) as string | undefined;
      const keys = connection && keysOf(cache, connection);
      return connection && keys ? [{ connection, keys, args: field.arguments as Args | null }] : [];
    });
}
