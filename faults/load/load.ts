import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadOptions, Order, Window } from './protocol.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

type Reply = { id: number; answer?: unknown; error?: string };
type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

/** The row's hold on its load process. */
export class Load {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (reply: Reply) => this.#settle(reply));
    child.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`the load ended with ${code}`));
    });
  }

  static async launch(options: LoadOptions): Promise<Load> {
    const child = fork(main, [JSON.stringify(options)], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const load = new Load(child);
    await new Promise((resolve, reject) => load.#waiting.set(0, { resolve, reject }));
    return load;
  }

  #settle({ id, answer, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error));
    else waiting?.resolve(answer);
  }

  #order<T>(order: Order): Promise<T> {
    const id = ++this.#orders;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.#child.send({ id, order });
    });
  }

  start = () => this.#order<null>({ order: 'start' });
  /** Milliseconds until a message was acknowledged that was sent after now. */
  acknowledgement = () => this.#order<number>({ order: 'acknowledgement' });
  /** Milliseconds until every subscriber was connected. */
  connected = () => this.#order<number>({ order: 'connected' });
  /** What happened since the last call. */
  window = () => this.#order<Window>({ order: 'window' });
  /** @returns whether every message was acknowledged or given up */
  rest = () => this.#order<boolean>({ order: 'rest' });
  catchUp = (heads: number[], withinMs: number) => this.#order<boolean>({ order: 'catch-up', heads, withinMs });

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
