/** Collects what is added for a moment and hands it on together, each once. */
export function batch<T>(waitMs: number, run: (items: T[]) => void) {
  let items = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const collected = [...items];
    items = new Set();
    timer = undefined;
    run(collected);
  };
  return {
    add(item: T) {
      items.add(item);
      timer ??= setTimeout(flush, waitMs);
    },
    cancel: () => clearTimeout(timer),
  };
}

/** Runs soon after it is asked to, and at most once in `everyMs`; never leaves the last request out. */
export function throttle(soonMs: number, everyMs: number, run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ranAt = Number.NEGATIVE_INFINITY;
  const now = () => performance.now();
  return {
    run() {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          ranAt = now();
          run();
        },
        Math.max(soonMs, ranAt + everyMs - now()),
      );
    },
    cancel: () => clearTimeout(timer),
  };
}
