import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';

type Reply = { id?: number; result?: unknown; error?: string; event?: { ready?: true } & Record<string, unknown> };

const stopWithinMs = 10_000;

type Options = { env?: Record<string, string>; flags?: string[]; readyWhen?: RegExp };

/** A process that the benchmark started; what it says over IPC arrives as `event`. */
export class Remote extends EventEmitter {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  #serial = 0;
  #stopping = false;
  /** What it wrote, to be shown when it fails. */
  #output = '';

  private constructor(name: string, child: ChildProcess) {
    super();
    this.setMaxListeners(0);
    this.name = name;
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => this.#hear(String(chunk)));
    child.on('message', (reply: Reply) => this.#receive(reply));
    child.once('exit', (code, signal) => this.#ended(`${name} ended with ${code ?? signal}`));
  }

  /** Starts a script of the repository and waits until it is ready. @throws when it ends before */
  static async start(script: string, { env = {}, flags = [], readyWhen }: Options = {}): Promise<Remote> {
    const file = fileURLToPath(new URL(script, import.meta.url));
    const child = spawn(process.execPath, [...flags, file], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const remote = new Remote(script, child);
    await new Promise<void>((resolve, reject) => {
      remote.once('ended', reject);
      remote.on('event', ({ ready }) => ready && resolve());
      if (readyWhen) remote.on('output', (text: string) => readyWhen.test(text) && resolve());
    });
    return remote;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  ask<T>(method: string, argument?: unknown): Promise<T> {
    const id = ++this.#serial;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, method, argument }, (error) => error && reject(error));
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(kill);
  }

  #hear(text: string): void {
    this.#output = (this.#output + text).slice(-4000);
    this.emit('output', this.#output);
  }

  #receive({ id, result, error, event }: Reply): void {
    if (event) return void this.emit('event', event);
    const waiting = this.#waiting.get(id ?? 0);
    this.#waiting.delete(id ?? 0);
    if (error) waiting?.reject(new Error(`${this.name}: ${error}`));
    else waiting?.resolve(result as never);
  }

  #ended(reason: string): void {
    const error = new Error(`${reason}\n${this.#output}`);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    if (!this.#stopping && this.listenerCount('ended') > 0) this.emit('ended', error);
  }
}
