import DataLoader from 'dataloader';

/**
 * Figures that belong to rows of a list, read for the whole page at once and only when they are asked for.
 * @param read answers the figures by id
 * @returns reads one row's figures; `request` is what one request shares
 */
export function batched<Figures>(read: (ids: string[]) => Promise<Map<string, Figures>>) {
  const byRequest = new WeakMap<object, DataLoader<string, Figures>>();
  return (request: object, id: string): Promise<Figures> => {
    const loader =
      byRequest.get(request) ??
      new DataLoader<string, Figures>(async (ids) => {
        const figures = await read([...ids]);
        return ids.map((wanted) => figures.get(wanted) ?? new Error(`no figures of ${wanted}`));
      });
    byRequest.set(request, loader);
    return loader.load(id);
  };
}
