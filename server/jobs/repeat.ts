import { log } from '../logging/log.ts';

/**
 * Does some work now and then again and again, one run at a time. A run that fails is logged and tried again at its
 * next time.
 * @param failure what could not be done, for the log
 * @returns how to stop; it waits for the run that is on its way
 */
export function repeat(everyMs: number, work: () => Promise<void>, failure: string): () => Promise<void> {
  let working: Promise<void> | null = null;
  const run = () => {
    working ??= work()
      .catch((error) => log.warn({ err: error }, `${failure}; it is tried again`))
      .finally(() => {
        working = null;
      });
  };
  run();
  const timer = setInterval(run, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
