import { parentPort } from 'node:worker_threads';
import { UnreadableError } from './blocks.ts';
import { readDocument, type ToRead } from './read-document.ts';

/** A thread of its own: it reads one document after the other, and may be ended in the middle of one. */
parentPort?.on('message', async (document: ToRead) => {
  try {
    parentPort?.postMessage({ read: await readDocument(document) });
  } catch (error) {
    parentPort?.postMessage({ unreadable: reasonOf(error) });
  }
});

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableError) return error.message;
  // The stack overflows where a parser goes down one call for each level.
  if (error instanceof RangeError) return 'It is nested too deeply to be read.';
  throw error;
}
