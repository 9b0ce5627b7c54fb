import { Worker } from 'node:worker_threads';
import { log } from '../../logging/log.ts';

/** Of JavaScript's own heap. What libraries unpack stands outside it and has a limit of its own (watch-memory.ts). */
const heapMb = 256;
/** To start a thread takes longer than to read most documents. */
const keptMs = 30_000;

let spare: { worker: Worker; timer: NodeJS.Timeout } | null = null;

/** A thread that reads documents: the one that is kept, or a new one. */
export function takeThread(): Worker {
  if (!spare) return startThread();
  const { worker, timer } = spare;
  clearTimeout(timer);
  spare = null;
  worker.ref();
  return worker;
}

/** Keeps a thread that does nothing now for the next one who needs it, for a while. */
export async function leaveThread(worker: Worker): Promise<void> {
  if (spare) return void (await worker.terminate());
  worker.unref(); // it holds up nobody's end
  spare = { worker, timer: setTimeout(endSpare, keptMs).unref() };
}

function endSpare(): void {
  void spare?.worker.terminate();
  spare = null;
}

function startThread(): Worker {
  const worker = new Worker(new URL('extraction.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  // Whoever waits hears it too; a thread that dies while nobody does must not take the process with it.
  worker.once('exit', () => {
    if (spare?.worker === worker) spare = null;
  });
  return worker.on('error', (err) => log.debug({ err }, 'the thread that reads documents died'));
}
