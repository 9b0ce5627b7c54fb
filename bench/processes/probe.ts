/** Loaded into a server before its own code (`--import`): answers how much memory it holds after a collection. */
process.on('message', ({ id, method }: { id: number; method: string }) => {
  if (method !== 'memory') return;
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  process.send?.({ id, result: { rss, heapUsed, external, arrayBuffers } });
});
process.channel?.unref();
