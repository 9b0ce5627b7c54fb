import type { Worker } from 'node:worker_threads';
import { log } from '../../logging/log.ts';
import { UnreadableError } from './blocks.ts';
import type { ReadDocument, ToRead } from './read-document.ts';
import { leaveThread, takeThread } from './threads.ts';
import { watchMemory } from './watch-memory.ts';

const withinMs = 120_000;

type Answer = { read?: ReadDocument; unreadable?: string };

/**
 * Reads documents in a thread of their own, so that a large one neither holds up what else this process does nor takes
 * its memory. One at a time; a thread that died or took too long is replaced.
 */
export class Extractor {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @throws UnreadableError, or the signal's reason */
  read(document: ToRead, signal: AbortSignal): Promise<ReadDocument> {
    const result = this.#last.then(() => this.#read(document, signal));
    this.#last = result.catch(() => undefined); // told to whoever asked
    return result;
  }

  /** When nothing is read any more. */
  async close(): Promise<void> {
    await this.#last;
    if (this.#worker) await leaveThread(this.#worker);
    this.#worker = null;
  }

  async #terminate(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #read(document: ToRead, signal: AbortSignal): Promise<ReadDocument> {
    signal.throwIfAborted();
    this.#worker ??= takeThread();
    const late = AbortSignal.timeout(withinMs);
    const memory = watchMemory();
    try {
      const { read, unreadable } = await ask(this.#worker, document, AbortSignal.any([signal, late, memory.signal]));
      if (read) return read;
      throw new UnreadableError(unreadable);
    } catch (error) {
      if (error instanceof UnreadableError) throw error;
      await this.#terminate();
      signal.throwIfAborted();
      throw unreadable(error, { isLate: late.aborted, isLarge: memory.signal.aborted });
    } finally {
      memory.stop();
    }
  }
}

function unreadable(error: unknown, { isLate, isLarge }: { isLate: boolean; isLarge: boolean }): UnreadableError {
  if (isLate) return new UnreadableError('Reading it took longer than two minutes.');
  const isOutOfHeap = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (isLarge || isOutOfHeap) return new UnreadableError('It takes more memory than there is for one document.');
  log.warn({ err: error }, 'a document could not be read');
  return new UnreadableError('It cannot be read.', { cause: error });
}

function ask(worker: Worker, document: ToRead, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const listeners = {
      message: (answer: Answer) => end(() => resolve(answer)),
      error: (error: Error) => end(() => reject(error)),
      exit: (code: number) => end(() => reject(new Error(`the thread ended with ${code}`))),
    };
    const aborted = () => end(() => reject(signal.reason));
    const end = (settle: () => void) => {
      for (const [name, listener] of Object.entries(listeners)) worker.off(name, listener);
      signal.removeEventListener('abort', aborted);
      settle();
    };
    signal.addEventListener('abort', aborted, { once: true });
    for (const [name, listener] of Object.entries(listeners)) worker.on(name, listener);
    worker.postMessage(document);
  });
}
