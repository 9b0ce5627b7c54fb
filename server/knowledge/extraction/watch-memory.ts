const lookEveryMs = 100;
const growthBytesMax = 1024 * 1024 * 1024;

/**
 * Aborts when this process has grown by a gigabyte: what a document unpacks to lies outside the heap of its thread,
 * whose limit does not count it. What others do meanwhile counts too, which is why the limit is far above what any
 * sensible document takes.
 */
export function watchMemory(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const before = process.memoryUsage.rss();
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() - before > growthBytesMax) controller.abort(new Error('too much memory'));
  }, lookEveryMs).unref();
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}
