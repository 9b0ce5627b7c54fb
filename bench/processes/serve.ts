/** What a child process of the benchmark answers over its IPC channel; remote.ts is the other side. */
export type Methods = Record<string, (argument: never) => unknown>;

export function tell(event: object): void {
  process.send?.({ event });
}

export function serve(methods: Methods): void {
  process.on('message', async ({ id, method, argument }: { id: number; method: string; argument: never }) => {
    try {
      process.send?.({ id, result: await methods[method]?.(argument) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.on('disconnect', () => process.exit(0));
  tell({ ready: true });
}
