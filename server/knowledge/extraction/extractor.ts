import { Worker } from 'node:worker_threads';
import { log } from '../../logging/log.ts';
import { type Extracted, UnreadableError } from './blocks.ts';
import type { Document } from './formats.ts';

const memoryMb = 256;
const withinMs = 120_000;

type Answer = { extracted?: Extracted; unreadable?: string };

/**
 * Reads documents in a thread of their own, so that a large one neither holds up what else this process does nor takes
 * its memory. One at a time; a thread that died or took too long is replaced.
 */
export class Extractor {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @throws UnreadableError, or the signal's reason */
  extract(document: Document, signal: AbortSignal): Promise<Extracted> {
    const result = this.#last.then(() => this.#extract(document, signal));
    this.#last = result.catch(() => undefined); // told to whoever asked
    return result;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #extract(document: Document, signal: AbortSignal): Promise<Extracted> {
    signal.throwIfAborted();
    this.#worker ??= startWorker();
    const late = AbortSignal.timeout(withinMs);
    try {
      const { extracted, unreadable } = await ask(this.#worker, document, AbortSignal.any([signal, late]));
      if (extracted) return extracted;
      throw new UnreadableError(unreadable);
    } catch (error) {
      if (error instanceof UnreadableError) throw error;
      await this.close();
      signal.throwIfAborted();
      if (late.aborted) throw new UnreadableError('Reading it took longer than two minutes.');
      log.warn({ err: error }, 'a document could not be read');
      const isMemory = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      throw new UnreadableError(
        isMemory ? 'It takes more memory than there is for one document.' : 'It cannot be read.',
      );
    }
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL('extraction.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  // Whoever waits hears it too; a thread that dies while nobody does must not take the process with it.
  return worker.on('error', (err) => log.debug({ err }, 'the thread that reads documents died'));
}

function ask(worker: Worker, document: Document, signal: AbortSignal): Promise<Answer> {
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
